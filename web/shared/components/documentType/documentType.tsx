import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { components } from "@portico/shared/api";
import { Clipboard, Flask, Page, Picture, Pill, Receipt, Stethoscope, Syringe } from "@portico/shared/icons";

export type DocumentType = components["schemas"]["DocumentType"];

/** What the kinds of documents are called. */
export const documentTypes: Record<DocumentType, MessageDescriptor> = {
  lab_report: msg`Lab result`,
  imaging: msg`Imaging`,
  ambulatory_sheet: msg`Ambulatory sheet`,
  discharge_summary: msg`Discharge summary`,
  report: msg`Report`,
  prescription: msg`Prescription`,
  referral: msg`Referral`,
  vaccination: msg`Vaccination`,
  treatment_plan: msg`Treatment plan`,
  certificate: msg`Certificate`,
  consent: msg`Consent`,
  invoice: msg`Invoice`,
  receipt: msg`Receipt`,
  other: msg`Other document`,
};

const icons: Partial<Record<DocumentType, typeof Page>> = {
  lab_report: Flask,
  imaging: Picture,
  ambulatory_sheet: Clipboard,
  discharge_summary: Clipboard,
  report: Clipboard,
  prescription: Pill,
  referral: Stethoscope,
  vaccination: Syringe,
  invoice: Receipt,
  receipt: Receipt,
};

export function DocumentIcon({ type, size = 22 }: { type: DocumentType; size?: number }) {
  const Icon = icons[type] ?? Page;
  return <Icon size={size} />;
}

export const isDocumentType = (value: unknown): value is DocumentType =>
  typeof value === "string" && Object.hasOwn(documentTypes, value);
