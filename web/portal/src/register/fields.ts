import { t } from "@lingui/core/macro";
import type { Clinic } from "../clinic/types.ts";
import { birthDateFault, isoOf } from "../first-login/birthDate.ts";
import { identifierFault, tidyIdentifier } from "../identity/identifier.ts";
import { tidyPhone } from "../identity/phone.ts";
import { phoneFault } from "../identity/phoneFault.ts";

/** What is typed by somebody who has no access yet. */
export type Person = {
  family: string;
  given: string;
  birth_date: string;
  national_id: string;
  email: string;
  phone: string;
};

type Asked = Clinic["registration"]["required"][number];

export const nobody: Person = {
  family: "",
  given: "",
  birth_date: "",
  national_id: "",
  email: "",
  phone: "",
};

export const asks = (clinic: Clinic, field: Asked) => clinic.registration.required.includes(field);

/** The national ID is asked for where the country has one, or where one signs in with it. */
export const hasNationalId = (clinic: Clinic) =>
  clinic.national_id_kind !== "none" || asks(clinic, "national_id");

/** Whoever lacks the country's own number gives a passport's. */
export const hasOtherPapers = ({ national_id_kind }: Clinic) =>
  national_id_kind === "hu_taj" || national_id_kind.startsWith("cr_");

export const byNationalId = (clinic: Clinic) => ({
  identification: "national_id" as const,
  national_id_kind: clinic.national_id_kind,
});
const byEmail = (clinic: Clinic) => ({ ...byNationalId(clinic), identification: "email" as const });

/** What is plainly wrong; what may be left empty is looked at only when it was not. */
export function personFaults(clinic: Clinic, typed: Person) {
  const looked = (field: Asked) => asks(clinic, field) || typed[field].trim() !== "";
  return {
    family: typed.family.trim() ? null : t`Enter your family name.`,
    given: typed.given.trim() ? null : t`Enter your given names.`,
    birth_date: looked("birth_date") ? birthDateFault(typed.birth_date) : null,
    national_id: looked("national_id") ? identifierFault(byNationalId(clinic), typed.national_id) : null,
    phone: phoneFault(typed.phone, clinic.country),
    email: looked("email") ? identifierFault(byEmail(clinic), typed.email) : null,
  };
}

/** As the server takes it; what was left empty is left out. */
export function tidyPerson(clinic: Clinic, typed: Person) {
  return {
    family: typed.family.trim(),
    given: typed.given.trim(),
    phone: tidyPhone(typed.phone, clinic.country),
    ...(typed.birth_date.trim() && { birth_date: isoOf(typed.birth_date) }),
    ...(typed.national_id.trim() && { national_id: tidyIdentifier(byNationalId(clinic), typed.national_id) }),
    ...(typed.email.trim() && { email: typed.email.trim() }),
  };
}
