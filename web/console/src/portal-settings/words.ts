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
    primary_color: t`Primary colour`,
    phone: t`Phone`,
    email: t`E-mail`,
    address: t`Address`,
    emergency_text: t`Emergency text`,
  };
}

/** What stands in patients' way, for the counter. Codes that are new to this page are counted together. */
export function useMissingWords(): (code: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    PHONE_MISSING: t`No mobile number`,
    PHONE_INVALID: t`Wrong phone number`,
    PHONE_NOT_MOBILE: t`Landline instead of a mobile`,
    EMAIL_MISSING: t`No e-mail address`,
    EMAIL_TAKEN: t`E-mail used by somebody else`,
    NATIONAL_ID_MISSING: t`No ID number`,
    NATIONAL_ID_INVALID: t`Wrong ID number`,
    IDENTIFIER_MISSING: t`Nothing to identify by`,
    IDENTIFIER_TAKEN: t`Identifier used by somebody else`,
    NAME_INCOMPLETE: t`Name incomplete`,
    BIRTH_DATE_MISSING: t`No date of birth`,
    BIRTH_DATE_IMPLAUSIBLE: t`Date of birth not plausible`,
    TOO_YOUNG: t`Too young for an own login`,
    DECEASED: t`Deceased`,
    DUPLICATE_SUSPECT: t`Maybe recorded twice`,
  };
  return (code) => words[code.replace(/^ACCESS_/, "")] ?? t`Something else`;
}
