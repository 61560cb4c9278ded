import type { NationalIdKind } from "../api/types";

export const nationalIdKinds = [
  "hu_taj",
  "cr_cedula",
  "cr_dimex",
  "passport",
  "clinic",
  "other",
  "none",
] as const satisfies readonly NationalIdKind[];

/** Grouped as its card prints it; the server stores the bare digits. */
export function groupedNationalId(kind: NationalIdKind, value: string): string {
  const digits = value.replace(/\D/g, "");
  if (kind === "hu_taj" && digits.length === 9) return digits.replace(/(\d{3})(?=\d)/g, "$1 ");
  if (kind === "cr_cedula" && digits.length === 9) return digits.replace(/(\d)(\d{4})(\d{4})/, "$1-$2-$3");
  return value;
}
