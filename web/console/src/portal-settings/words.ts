import { useLingui } from "@lingui/react/macro";
import type { SettingField } from "./settings";

export function useSettingWords(): Record<SettingField, string> {
  const { t } = useLingui();
  return {
    identification: t`Identification`,
    national_id_kind: t`Kind of ID number`,
    access_type: t`Access`,
    suffix: t`Portal address`,
    idle_timeout_minutes: t`Session timeout`,
    own_account_age: t`Age for an own login`,
    proxy_end_age: t`Age at which parents' access ends`,
    proxy_narrow_age: t`Age from which parents see less`,
    proxy_narrow_scopes: t`What parents keep`,
    primary_color: t`Primary colour`,
    phone: t`Phone`,
    email: t`E-mail`,
    address: t`Address`,
    emergency_text_en: t`Emergency text in English`,
    emergency_text_hu: t`Emergency text in Hungarian`,
    emergency_text_es: t`Emergency text in Spanish`,
  };
}

/** What stands in patients' way, for the counter. Codes that are new to this page are counted together. */
export function useMissingWords(): (code: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    NO_PHONE: t`No mobile number`,
    PHONE_INVALID: t`Wrong phone number`,
    NO_IDENTIFIER_EMAIL: t`No e-mail address`,
    EMAIL_INVALID: t`Wrong e-mail address`,
    NO_IDENTIFIER_NATIONAL_ID: t`No ID number`,
    NATIONAL_ID_INVALID: t`Wrong ID number`,
    IDENTIFIER_TAKEN: t`Identifier used by somebody else`,
    NO_BIRTH_DATE: t`No date of birth`,
    BIRTH_DATE_IMPLAUSIBLE: t`Date of birth not plausible`,
    UNDER_AGE: t`Too young for an own login`,
    NAME_MISSING: t`Name incomplete`,
    DUPLICATE_SUSPECT: t`Maybe recorded twice`,
    DECEASED: t`Deceased`,
  };
  return (code) => words[code] ?? t`Something else`;
}
