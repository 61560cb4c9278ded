import { useLingui } from "@lingui/react/macro";
import { countryName } from "@portico/shared/countries";
import { fullDate } from "@portico/shared/dates";
import { languageNames } from "@portico/shared/i18n";
import { useGenderWords, useNationalIdWords } from "../../format/words";
import { type PatientField, type PatientValues, readField } from "./values";

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

/** A field's value as people read it; a dash where there is nothing. */
export function useFieldReader(): (values: PatientValues, field: PatientField) => string {
  const { t } = useLingui();
  const genders = useGenderWords();
  const ids = useNationalIdWords();
  return (values, field) => {
    const raw = readField(values, field);
    if (field === "deceased") return values.deceased ? t`Yes` : t`No`;
    if (raw === "") return "–";
    switch (field) {
      case "birth_date":
        return fullDate(raw);
      case "gender":
        return genders[values.gender];
      case "language":
        return languageNames[values.language];
      case "national_id_kind":
        return ids[values.national_id_kind];
      case "address.country":
        return countryName(raw);
      default:
        return raw;
    }
  };
}
