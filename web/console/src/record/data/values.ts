import type { NewPatient, PatientChange, PatientRecord } from "../../api/types";
import { spacedPhone } from "../../format/phone";

/** The form's values: every field a string, empty where the record has nothing. */
export interface PatientValues {
  family: string;
  given: string;
  birth_date: string;
  gender: PatientRecord["gender"];
  language: PatientRecord["language"];
  phone: string;
  email: string;
  national_id_kind: PatientRecord["national_id_kind"];
  national_id: string;
  address: PatientRecord["address"];
  emergency_contact: PatientRecord["emergency_contact"];
  deceased: boolean;
}

/** In the order of the page, by the names the server uses in its errors. */
export const patientFields = [
  "family",
  "given",
  "birth_date",
  "gender",
  "language",
  "phone",
  "email",
  "national_id_kind",
  "national_id",
  "address.line",
  "address.postal_code",
  "address.city",
  "address.country",
  "emergency_contact.name",
  "emergency_contact.phone",
  "deceased",
] as const;
export type PatientField = (typeof patientFields)[number];

export const idOfField = (field: string) => `patient-${field.replace(/\./g, "-")}`;

export function valuesOf(record: PatientRecord): PatientValues {
  return {
    family: record.family,
    given: record.given,
    birth_date: record.birth_date ?? "",
    gender: record.gender,
    language: record.language,
    phone: record.phone ? spacedPhone(record.phone) : "",
    email: record.email ?? "",
    national_id_kind: record.national_id_kind,
    national_id: record.national_id ?? "",
    address: { ...record.address },
    emergency_contact: { ...record.emergency_contact },
    deceased: record.deceased,
  };
}

const topLevel = (values: PatientValues) => Object.keys(values) as (keyof PatientValues)[];
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What was changed, and nothing else: what somebody else changes meanwhile stays untouched. */
export function changeOf(before: PatientValues, now: PatientValues): PatientChange {
  const changed = topLevel(now).filter((field) => !same(before[field], now[field]));
  return Object.fromEntries(changed.map((field) => [field, now[field]]));
}

/** A new person: what was left empty is left out. */
export function newPatientOf(values: PatientValues): NewPatient {
  const { deceased: _, emergency_contact, address, national_id, national_id_kind, ...rest } = values;
  const hasContact = emergency_contact.name !== "" || emergency_contact.phone !== "";
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
  const hasAddress = [address.line, address.city, address.postal_code].some((part) => part.trim() !== "");
  return {
    ...(given as Omit<NewPatient, "family" | "given">),
    family: values.family,
    given: values.given,
    ...(national_id === "" ? {} : { national_id, national_id_kind }),
    ...(hasAddress ? { address } : {}),
    ...(hasContact ? { emergency_contact } : {}),
  };
}

/** The single fields in which two states of a record differ. */
export function differences(before: PatientValues, after: PatientValues): PatientField[] {
  return patientFields.filter((field) => readField(before, field) !== readField(after, field));
}

export function readField(values: PatientValues, field: PatientField): string {
  const [outer, inner] = field.split(".") as [keyof PatientValues, string?];
  const value = values[outer];
  if (typeof value === "boolean") return value ? "✓" : "";
  return inner && typeof value === "object"
    ? ((value as Record<string, string>)[inner] ?? "")
    : String(value);
}
