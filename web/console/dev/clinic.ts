/** A made-up clinic, the same every time. */
const organization_id = "0193a000-0000-7000-8000-000000000001";
const other_id = "0193a000-0000-7000-8000-000000000002";

export const session = {
  account: { id: "s1", name: "Szabó Judit", email: "szabo.judit@rozsadomb.example" },
  platform_administrator: true,
  contracts: [
    {
      organization_id,
      name: "Rózsadomb Medical",
      suffix: "rozsadomb",
      roles: ["administrator", "receptionist"],
      permissions: [
        "contract_read",
        "patients_read",
        "patients_write",
        "documents_read",
        "documents_write",
        "access_manage",
        "settings_read",
        "settings_write",
        "staff_manage",
        "audit_read",
      ],
    },
    {
      organization_id: other_id,
      name: "Clínica San José",
      suffix: "san-jose",
      roles: ["receptionist"],
      permissions: [
        "contract_read",
        "patients_read",
        "patients_write",
        "documents_read",
        "documents_write",
        "access_manage",
        "settings_read",
      ],
    },
  ],
  permissions_everywhere: ["contract_read", "settings_read", "settings_write", "staff_manage"],
  csrf_token: "csrf",
  idle_timeout_s: 3600,
  idle_expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  absolute_expires_at: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  language: "en",
};

export const portal = {
  organization_id,
  name: "Rózsadomb Medical",
  suffix: "rozsadomb",
  language: "hu",
  languages: ["hu", "en", "es"],
  time_zone: "Europe/Budapest",
  country: "HU",
  identification: "national_id",
  national_id_kind: "hu_taj",
  second_factors: ["sms"],
  password_rule: { min_length: 8, max_length: 128, lower: true, upper: true, digit: true },
  registration: { mode: "request", required: ["birth_date", "national_id"] },
  contact: { phone: "+3615550140", email: "info@rozsadomb.example", address: "1022 Budapest, Bimbó út 1." },
  emergency_text: "In an emergency call 112.",
  features: [],
  branding: { stylesheet: "/branding/mock.css" },
  idle_timeout_s: 3600,
};

export const registrationPolicy = {
  version: 3,
  mode: "request",
  required: ["birth_date", "national_id"],
  always: ["national_id"],
};

export const signIn = {
  version: 3,
  second_factors: ["sms", "totp"],
  passkeys: false,
  password_mode: "classes",
  recovery_by_sms_alone: false,
};

export const legal = { version: 0, texts: [] as unknown[] };

export const settings = {
  version: 3,
  suffix: "rozsadomb",
  identification: "national_id",
  national_id_kind: "hu_taj",
  access_type: "manual",
  idle_timeout_minutes: 60,
  own_account_age: 16,
  proxy_end_age: 18,
  proxy_narrow_scopes: ["appointments", "billing"],
  primary_color: "#0f766e",
  phone: "+3615550140",
  email: "info@rozsadomb.example",
  address: "1022 Budapest, Bimbó út 1.",
  emergency_text_en: "In an emergency call 112. This portal is not watched day and night.",
  emergency_text_hu: "Sürgős esetben hívja a 112-t. A portált nem figyeljük éjjel-nappal.",
  emergency_text_es: "",
  emergency_text_usual: {
    en: "In an emergency call 112. This portal is not watched day and night.",
    hu: "Sürgős esetben hívja ezt a számot: 112. A portált nem figyeljük éjjel-nappal.",
    es: "En caso de urgencia, llame al 112. Este portal no se atiende día y noche.",
  },
  portal_url: "https://portal.example/p/rozsadomb/",
  qualifying: {
    qualify: 312,
    patients: 340,
    missing: {
      PHONE_MISSING: 14,
      NATIONAL_ID_INVALID: 6,
      DUPLICATE_SUSPECT: 4,
      BIRTH_DATE_MISSING: 3,
      DECEASED: 1,
    },
  },
};

export const contracts = [
  {
    organization_id,
    name: "Rózsadomb Medical",
    suffix: "rozsadomb",
    language: "hu",
    country: "HU",
    patients: 340,
  },
  {
    organization_id: other_id,
    name: "Clínica San José",
    suffix: "san-jose",
    language: "es",
    country: "CR",
    patients: 1284,
  },
];

const given = [
  "Ágnes",
  "Ákos",
  "Bence",
  "Boglárka",
  "Dávid",
  "Emma",
  "Gergő",
  "Levente",
  "Lilla",
  "Márta",
  "Zsófia",
];
const family = ["Balogh", "Kovács", "Nagy", "Tóth", "Szőke-Vámos", "Horváth"];
const states = ["active", "not_activated", "no_access"];

function patient(place: number) {
  const name = { family: family[place % family.length] ?? "", given: given[place % given.length] ?? "" };
  const year = 1938 + ((place * 17) % 80);
  return {
    id: `0193b000-0000-7000-8000-${String(place).padStart(12, "0")}`,
    version: 1,
    name: `${name.family} ${name.given}`,
    ...name,
    birth_date: `${year}-${String((place % 12) + 1).padStart(2, "0")}-${String((place % 27) + 1).padStart(2, "0")}`,
    gender: place % 2 ? "male" : "female",
    language: "hu",
    phone: place === 0 ? "+3613264471" : `+3620${String(8511908 + place * 1373)}`,
    email: place % 4 === 3 ? undefined : `${name.given.toLowerCase()}${place}@freemail.example`,
    national_id_kind: "hu_taj",
    national_id: String(48372613 + place * 1117).padStart(9, "0"),
    address: {
      line: `Bimbó út ${place + 1}.`,
      city: place % 3 ? "Budapest" : "Hódmezővásárhely",
      postal_code: "1022",
      country: "HU",
    },
    emergency_contact: { name: "Balogh Bálint", phone: "+36301234567" },
    notice: place % 2 ? "email" : "email_sms",
    deceased: false,
    portal_access: place % 3 !== 2,
    duplicate_suspect: place === 4,
    created_at: "2024-03-02T08:00:00Z",
    updated_at: "2026-11-02T09:58:00Z",
    documents: 9,
    encounters: 3,
    suggestions: place === 1 ? [{ id: "x", field: "phone", value: "+36 70 111 2222", source: "medsol" }] : [],
    portal: states[place % 3],
  };
}
export type MockPatient = ReturnType<typeof patient>;
export const patients = Array.from({ length: 70 }, (_, place) => patient(place));

export const rowOf = (one: MockPatient) => ({
  id: one.id,
  name: one.name,
  birth_date: one.birth_date,
  gender: one.gender,
  phone: one.phone,
  national_id: one.national_id,
  city: one.address.city,
  portal: one.portal,
  duplicate_suspect: one.duplicate_suspect,
});

export function accessOf(one: MockPatient) {
  const landline = one.phone.startsWith("+361");
  const blockers = [
    landline && {
      code: "PHONE_NOT_MOBILE",
      detail:
        "The phone on record, +36 1 326 4471, is a landline. It cannot receive the SMS code that every login needs.",
      fix: "edit_phone",
    },
    !one.portal_access && {
      code: "ACCESS_OFF",
      detail: "Access is not switched on for this patient.",
      fix: "switch_on",
    },
    one.duplicate_suspect && {
      code: "DUPLICATE_SUSPECT",
      detail: "Another record may be the same person: same name and birth date.",
      fix: "resolve_duplicate",
    },
    (landline || !one.portal_access) && {
      code: "NOT_ACTIVATED",
      detail: "The first login has not been made yet. It needs a desk code.",
      fix: "issue_desk_code",
    },
  ].filter((blocker) => blocker !== false);
  return {
    enabled: one.portal_access,
    access_type: settings.access_type,
    can_log_in: blockers.length === 0,
    activated: one.portal === "active" && blockers.length === 0,
    last_login_at: one.portal === "active" ? "2026-11-18T18:42:00Z" : undefined,
    blockers,
    portal_url: "https://portal.example/p/rozsadomb/",
    notice: one.notice,
    invitations: [],
    invitable: landline ? [] : ["email", "sms", "letter"],
  };
}

const titles: [string, string][] = [
  ["Thyroid function (TSH, fT4)", "lab_report"],
  ["Cardiology outpatient sheet", "ambulatory_sheet"],
  ["Invoice RM-2026-0987", "invoice"],
  ["Carotid ultrasound", "imaging"],
  ["Internal note to the surgeon", "report"],
  ["Complete blood count", "lab_report"],
  ["Discharge summary", "discharge_summary"],
  ["Prescription: levothyroxine", "prescription"],
  ["Tetanus booster", "vaccination"],
];
export const documents = titles.map(([title, type], place) => ({
  id: `0193c000-0000-7000-8000-${String(place).padStart(12, "0")}`,
  type,
  title,
  examination_date: `2026-${String(11 - place).padStart(2, "0")}-12`,
  created_at: "2026-11-12T10:00:00Z",
  media_type: "application/pdf",
  size: 412_000,
  pages: 2,
  practitioner: place % 2 ? "Dr. Hegedűs Márta" : "Dr. Szűcs Előd",
  status: place === 8 ? "entered-in-error" : "current",
  viewed: place % 3 === 0,
  patient_access: place !== 4,
  file_name: `scan_${place}.pdf`,
  source: "staff",
  first_viewed_at: place % 3 === 0 ? "2026-11-13T10:00:00Z" : undefined,
  version: 1,
}));

export const encounters = ["finished", "planned", "cancelled"].map((status, place) => ({
  id: String(place),
  status,
  class: "AMB",
  title: ["Cardiology check-up", "Endocrinology, first visit", "Mole check"][place],
  reason: place === 0 ? "Palpitations at night" : undefined,
  started_at: `2026-1${place}-05T08:20:00Z`,
  practitioner: "Dr. Szűcs Előd",
  location: "Bimbó út",
}));

export const log = [
  {
    at: "2026-11-21T08:06:00Z",
    action: "record.read",
    actor_kind: "staff",
    actor_name: "Szabó Judit",
    text: "opened the record",
  },
  {
    at: "2026-11-21T07:40:00Z",
    action: "doc.view",
    actor_kind: "patient",
    text: "read “Thyroid function (TSH, fT4)”",
  },
  { at: "2026-11-20T10:02:00Z", action: "sms", actor_kind: "system", text: "sent a login code by SMS" },
  {
    at: "2026-11-18T10:02:00Z",
    action: "record.edit",
    actor_kind: "staff",
    actor_name: "Kiss Tamás",
    text: "changed the phone number",
  },
];
