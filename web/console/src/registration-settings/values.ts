import type { RegistrationPolicy } from "../api/types";

export const registrationFields = ["mode", "birth_date", "national_id", "email"] as const;
export type RegistrationSetting = (typeof registrationFields)[number];
type Asked = RegistrationPolicy["required"][number];

export type RegistrationValues = { mode: RegistrationPolicy["mode"] } & Record<Asked, boolean>;

export const idOfRegistration = (field: string) => `registration-${field}`;

export const valuesOf = ({ mode, required }: RegistrationPolicy): RegistrationValues => ({
  mode,
  birth_date: required.includes("birth_date"),
  national_id: required.includes("national_id"),
  email: required.includes("email"),
});

/** What is required whatever is ticked, in the mode that is chosen: to match, the birth date too. */
export const alwaysIn = (mode: RegistrationPolicy["mode"], { always }: RegistrationPolicy): Asked[] => [
  ...(mode === "match" ? ["birth_date" as const] : []),
  ...always.filter((field) => field !== "birth_date"),
];

export const changeOf = (values: RegistrationValues, version: number) => ({
  version,
  mode: values.mode,
  required: (["birth_date", "national_id", "email"] as const).filter((field) => values[field]),
});

export const changedFields = (saved: RegistrationValues, now: RegistrationValues): RegistrationSetting[] =>
  registrationFields.filter((field) => saved[field] !== now[field]);
