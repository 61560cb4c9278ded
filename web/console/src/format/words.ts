import { useLingui } from "@lingui/react/macro";
import type { Gender, NationalIdKind } from "../api/types";

export function useNationalIdWords(): Record<NationalIdKind, string> {
  const { t } = useLingui();
  return {
    hu_taj: t`TAJ`,
    cr_cedula: t`Cédula`,
    cr_dimex: t`DIMEX`,
    passport: t`Passport`,
    clinic: t`Clinic number`,
    other: t`Other ID`,
    none: t`None`,
  };
}

export function useGenderWords(): Record<Gender, string> {
  const { t } = useLingui();
  return { female: t`Female`, male: t`Male`, other: t`Other`, unknown: t`Not recorded` };
}
