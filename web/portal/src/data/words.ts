import { useLingui } from "@lingui/react/macro";
import type { Patient } from "../clinic/types.ts";

export function useGender(gender: Patient["gender"]): string {
  const { t } = useLingui();
  return { male: t`Male`, female: t`Female`, other: t`Other`, unknown: "" }[gender];
}

export function useNationalIdName(kind: Patient["national_id_kind"]): string {
  const { t } = useLingui();
  const names: Partial<Record<typeof kind, string>> = {
    hu_taj: t`TAJ number`,
    cr_dimex: t`DIMEX number`,
    cr_cedula: t`Cédula number`,
    passport: t`Passport number`,
    clinic: t`Patient number`,
  };
  return names[kind] ?? t`National ID`;
}

/** A TAJ or cédula as its card prints it; other identifiers as they are. */
export function readableId(kind: Patient["national_id_kind"], id: string): string {
  if (kind === "hu_taj") return id.replace(/^(\d{3})(\d{3})(\d{3})$/, "$1 $2 $3");
  if (kind === "cr_cedula") return id.replace(/^(\d)(\d{4})(\d{4})$/, "$1-$2-$3");
  return id;
}
