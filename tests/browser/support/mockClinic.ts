/** A small clinic in memory, for looking at pages without a server: the shapes are the API's, the people invented. */

const at = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000);
const date = (daysAgo: number) => at(daysAgo).toISOString().slice(0, 10);
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

export const suffix = "rozsadomb";
export const patientId = "0193a1b2-0000-7000-8000-000000000001";

export const clinic = {
  organization_id: "0193a1b2-0000-7000-8000-00000000000f",
  name: "Rózsadomb Medical",
  suffix,
  language: "hu",
  languages: ["en", "hu", "es"],
  time_zone: "Europe/Budapest",
  country: "HU",
  identification: "national_id",
  national_id_kind: "hu_taj",
  second_factors: ["sms"],
  password_rule: { min_length: 8, max_length: 512, lower: true, upper: true, digit: true },
  contact: { phone: "+3615550142", email: "hello@rozsadomb.example", address: "1026 Budapest, Pasaréti út 122." },
  emergency_text: "In an emergency call 112.",
  features: ["data", "documents", "history"],
  branding: { stylesheet: "/branding/demo.css" },
  idle_timeout_s: 3600,
};

export const session = (idleMinutes = 60) => ({
  account: { id: "a1", name: "Horváth Eszter" },
  profiles: [{ patient_id: patientId, name: "Horváth Eszter", relation: "self", scopes: ["documents", "profile"] }],
  csrf_token: "csrf",
  idle_timeout_s: 3600,
  idle_expires_at: inMinutes(idleMinutes),
  absolute_expires_at: inMinutes(720),
  language: "en",
});

export const patient = {
  id: patientId,
  version: 1,
  name: "Horváth Eszter",
  family: "Horváth",
  given: "Eszter",
  birth_date: "1984-03-14",
  gender: "female",
  language: "hu",
  phone: "+36305529031",
  email: "horvath.eszter@example.com",
  national_id_kind: "hu_taj",
  national_id: "041 238 574",
  address: { line: "Bimbó út 38, 2. em. 5.", city: "Budapest", postal_code: "1022", country: "HU" },
  emergency_contact: { name: "Horváth Péter, husband", phone: "+36704183360" },
  field_classes: {
    family: "at_once",
    given: "at_once",
    language: "at_once",
    address: "at_once",
    emergency_contact: "at_once",
    phone: "after_proof",
    email: "after_proof",
    birth_date: "after_approval",
    gender: "after_approval",
    national_id: "after_approval",
  },
};

const kinds: [string, string, string, number, boolean][] = [
  ["lab_report", "Thyroid function (TSH, fT4)", "Dr. Szűcs Előd", 1, false],
  ["prescription", "Prescription, levothyroxine", "Dr. Szűcs Előd", 7, false],
  ["ambulatory_sheet", "Visit summary, endocrinology", "Dr. Szűcs Előd", 7, true],
  ["imaging", "Thyroid ultrasound", "Dr. Nagy Őrs", 16, true],
  ["invoice", "Invoice 2026/11842", "", 16, true],
  ["lab_report", "Thyroid function (TSH)", "Dr. Szűcs Előd", 91, true],
  ["discharge_summary", "Discharge summary, department of internal medicine and cardiology", "Dr. Kovács Ágnes", 94, true],
  ["referral", "Referral to dermatology", "Dr. Kovács Ágnes", 130, true],
  ["vaccination", "Influenza vaccination", "Dr. Kiss Tamás", 380, true],
];

export const documents = kinds.map(([type, title, practitioner, days, viewed], n) => ({
  id: `0193a1b2-0000-7000-8000-0000000001${String(n).padStart(2, "0")}`,
  type,
  title,
  practitioner,
  location: "Pasaréti rendelő",
  examination_date: date(days),
  created_at: at(days - 1).toISOString(),
  media_type: "application/pdf",
  size: 48_211,
  pages: 2,
  status: "current",
  viewed,
}));

export const counts = Object.fromEntries(
  [...new Set(kinds.map(([type]) => type))].map((type) => [type, kinds.filter(([kind]) => kind === type).length]),
);

const visits: [number, string, string, string, string, string][] = [
  [-6, "planned", "Cardiology check-up with ECG", "Dr. Kovács Ágnes", "Pasaréti rendelő", ""],
  [7, "finished", "Endocrinology consultation", "Dr. Szűcs Előd", "Pasaréti rendelő", "Thyroid check. Dose stays the same, next check in May 2027."],
  [16, "finished", "Thyroid ultrasound", "Dr. Nagy Őrs", "Pasaréti rendelő", ""],
  [40, "cancelled", "Blood test, fasting", "", "Belvárosi rendelő", ""],
  [94, "finished", "Cardiology consultation", "Dr. Kovács Ágnes", "Belvárosi rendelő", "Palpitations"],
];

export const encounters = visits.map(([days, status, title, practitioner, location, reason], n) => ({
  id: `visit-${n}`,
  status,
  class: "AMB",
  title,
  reason,
  started_at: at(days).toISOString(),
  location,
  practitioner,
}));

export const accessLog = [
  { at: at(0).toISOString(), action: "document_viewed", actor_kind: "patient", actor_name: "Horváth Eszter", text: "Opened a document" },
  { at: at(1).toISOString(), action: "document_filed", actor_kind: "staff", actor_name: "Kiss Tamás", text: "Filed a document" },
  { at: at(2).toISOString(), action: "patient_changed", actor_kind: "staff", actor_name: "Szabó Judit", text: "Changed personal data" },
];

export const codeStep = () => ({
  step: "code",
  method: "sms",
  sent_to: "+36 30 ••• •• 31",
  resend_at: inMinutes(0.7),
  expires_at: inMinutes(5),
});

export const problem = (status: number, code: string, detail: string, more: object = {}) => ({
  status,
  body: { type: "about:blank", title: "Refused", status, code, detail, ...more },
});
