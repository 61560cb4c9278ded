import { t } from "@lingui/core/macro";
import type { Clinic } from "../clinic/types.ts";
import { birthDateFault, isoOf } from "../first-login/birthDate.ts";
import { identifierFault } from "../identity/identifier.ts";
import { tidyPhone } from "../identity/phone.ts";
import { phoneFault } from "../identity/phoneFault.ts";

/** What is typed by somebody who books without an account. */
export type Guest = {
  family: string;
  given: string;
  birth_date: string;
  proof: "email" | "sms";
  email: string;
  phone: string;
  comment: string;
  privacy: boolean;
};

export const nobody: Guest = {
  family: "",
  given: "",
  birth_date: "",
  proof: "email",
  email: "",
  phone: "",
  comment: "",
  privacy: false,
};

/** Whether people may choose where their code goes. */
export const offersSms = ({ guest_booking }: Clinic) => guest_booking === "by_email_or_sms";

const byEmail = { identification: "email" as const, national_id_kind: "none" as const };

/** What is plainly wrong. Only the contact that gets the code is needed. */
export function guestFaults(clinic: Clinic, typed: Guest, hasNotice: boolean) {
  const bySms = typed.proof === "sms";
  return {
    family: typed.family.trim() ? null : t`Enter your family name.`,
    given: typed.given.trim() ? null : t`Enter your given names.`,
    birth_date: birthDateFault(typed.birth_date),
    email: !bySms || typed.email.trim() ? identifierFault(byEmail, typed.email) : null,
    phone: bySms || typed.phone.trim() ? phoneFault(typed.phone, clinic.country) : null,
    privacy: !hasNotice || typed.privacy ? null : t`Read the privacy notice and tick that you accept it.`,
  };
}

/** As the server takes it; what was left empty is left out. */
export function tidyGuest(clinic: Clinic, typed: Guest, notice: number) {
  return {
    family: typed.family.trim(),
    given: typed.given.trim(),
    birth_date: isoOf(typed.birth_date),
    proof: typed.proof,
    privacy_version: notice,
    ...(typed.email.trim() && { email: typed.email.trim() }),
    ...(typed.phone.trim() && { phone: tidyPhone(typed.phone, clinic.country) }),
    ...(typed.comment.trim() && { comment: typed.comment.trim() }),
  };
}
