import type { DocumentType } from "../api/types";

/** In the order that a reception needs them. */
export const documentTypes = [
  "lab_report",
  "report",
  "ambulatory_sheet",
  "discharge_summary",
  "imaging",
  "prescription",
  "referral",
  "invoice",
  "receipt",
  "consent",
  "treatment_plan",
  "certificate",
  "vaccination",
  "other",
] as const satisfies readonly DocumentType[];

export const documentTypeOf = (value: unknown): DocumentType | undefined =>
  documentTypes.find((type) => type === value);
