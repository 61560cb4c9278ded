import { useLingui } from "@lingui/react/macro";
import { fullDate } from "@portico/shared/dates";
import type { ComparedField, RegistrationRow } from "../api/types";
import { groupedNationalId } from "../format/nationalId";
import { spacedPhone } from "../format/phone";
import { useNationalIdWords } from "../format/words";
import { useClinic } from "../session/clinic";

export type FieldName = ComparedField["field"];

export function useFieldNames(): Record<FieldName, string> {
  const { t } = useLingui();
  const ids = useNationalIdWords();
  const { nationalIdKind } = useClinic();
  return {
    name: t`Name`,
    birth_date: t`Date of birth`,
    national_id: nationalIdKind === "none" ? t`ID` : ids[nationalIdKind],
    phone: t`Phone`,
    email: t`E-mail`,
  };
}

/** A value as people read it. */
export function useReadable() {
  const { nationalIdKind } = useClinic();
  return (field: FieldName, value: string): string => {
    if (!value) return "–";
    if (field === "birth_date") return fullDate(value);
    if (field === "national_id") return groupedNationalId(nationalIdKind, value);
    return field === "phone" ? spacedPhone(value) : value;
  };
}

export function useStatusWords(): Record<RegistrationRow["status"], string> {
  const { t } = useLingui();
  return {
    waiting: t`Waiting`,
    approved: t`Approved`,
    has_account: t`Had an account already`,
    declined: t`Declined`,
    replaced: t`Registered anew`,
  };
}
