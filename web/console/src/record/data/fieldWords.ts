import { useLingui } from "@lingui/react/macro";
import type { PatientField } from "./values";

export function useFieldWords(): Record<PatientField, string> {
  const { t } = useLingui();
  return {
    family: t`Family name`,
    given: t`Given name`,
    birth_date: t`Date of birth`,
    gender: t`Sex`,
    language: t`Language`,
    phone: t`Mobile phone`,
    email: t`E-mail`,
    national_id_kind: t`Kind of ID`,
    national_id: t`ID number`,
    "address.line": t`Street and number`,
    "address.postal_code": t`Postal code`,
    "address.city": t`City`,
    "address.country": t`Country`,
    "emergency_contact.name": t`Whom to call`,
    "emergency_contact.phone": t`Their phone`,
    deceased: t`Deceased`,
  };
}
