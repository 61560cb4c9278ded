import { useLingui } from "@lingui/react/macro";
import { countryName } from "@portico/shared/countries";
import { fullDate } from "@portico/shared/dates";
import { languageNames } from "@portico/shared/i18n";
import type { PatientRecord, Suggestion } from "../../api/types";
import { spacedPhone } from "../../format/phone";
import { useGenderWords, useNationalIdWords } from "../../format/words";
import { useFieldWords } from "./fieldWords";
import type { PatientField } from "./values";

type Address = PatientRecord["address"];
type Contact = PatientRecord["emergency_contact"];

const joined = (...parts: string[]) => parts.filter(Boolean).join(", ");

/** What a suggestion is about and what it says, as people read it. */
export function useSuggestionWords(): (one: Suggestion) => { field: string; value: string } {
  const { t } = useLingui();
  const fields = useFieldWords();
  const genders = useGenderWords();
  const ids = useNationalIdWords();
  const whole: Record<string, string> = { address: t`Address`, emergency_contact: t`In an emergency` };
  const readable = ({ field, value }: Suggestion): string => {
    switch (field) {
      case "birth_date":
        return fullDate(value);
      case "gender":
        return genders[value as PatientRecord["gender"]];
      case "language":
        return languageNames[value as PatientRecord["language"]];
      case "deceased":
        return value === "true" ? t`Yes` : t`No`;
      case "phone":
        return spacedPhone(value);
      case "national_id_kind":
        return ids[value as PatientRecord["national_id_kind"]];
      case "address": {
        const { line, postal_code, city, country } = JSON.parse(value) as Address;
        return joined(line, `${postal_code} ${city}`.trim(), country && countryName(country));
      }
      case "emergency_contact": {
        const { name, phone } = JSON.parse(value) as Contact;
        return joined(name, phone && spacedPhone(phone));
      }
      default:
        return value;
    }
  };
  return (one) => ({
    field: whole[one.field] ?? fields[one.field as PatientField] ?? one.field,
    value: readable(one),
  });
}
