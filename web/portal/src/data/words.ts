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
    cr_cedula: t`Cédula number`,
    passport: t`Passport number`,
    clinic: t`Patient number`,
  };
  return names[kind] ?? t`National ID`;
}
