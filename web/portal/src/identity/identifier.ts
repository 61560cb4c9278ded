import { t } from "@lingui/core/macro";
import type { Clinic } from "../clinic/types.ts";
import { cedulaFault, type IdFault, tajFault, tidyId } from "./nationalId.ts";

type Mode = Pick<Clinic, "identification" | "national_id_kind">;

/** What this clinic's patients sign in with, in words. */
export function identifierLabel({ identification, national_id_kind }: Mode): string {
  if (identification === "email") return t`E-mail address`;
  if (national_id_kind === "hu_taj") return t`TAJ number`;
  if (national_id_kind === "cr_cedula") return t`Cédula number`;
  if (national_id_kind === "passport") return t`Passport number`;
  return t`Patient number`;
}

export const tidyIdentifier = (mode: Mode, typed: string) =>
  mode.identification === "email" ? typed.trim() : tidyId(typed);

/**
 * What is plainly wrong with an identifier, or null. Who has no TAJ or cédula signs in with a passport or a number that
 * the clinic gave: anything with a letter in it is left to the server.
 */
export function identifierFault(mode: Mode, typed: string): string | null {
  const tidy = tidyIdentifier(mode, typed);
  if (mode.identification === "email") return emailFault(tidy);
  if (!tidy) return missing(mode);
  if (/[A-Z]/.test(tidy)) return null;
  if (mode.national_id_kind === "hu_taj") return tajWords(tajFault(tidy));
  if (mode.national_id_kind === "cr_cedula") return cedulaWords(cedulaFault(tidy));
  return null;
}

function missing({ national_id_kind }: Mode): string {
  if (national_id_kind === "hu_taj") return t`Enter your TAJ number.`;
  if (national_id_kind === "cr_cedula") return t`Enter your cédula number.`;
  if (national_id_kind === "passport") return t`Enter your passport number.`;
  return t`Enter your patient number.`;
}

function emailFault(tidy: string): string | null {
  if (!tidy) return t`Enter your e-mail address.`;
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(tidy)
    ? null
    : t`Write the whole e-mail address, like anna@example.com.`;
}

function tajWords(fault: IdFault | null): string | null {
  if (!fault) return null;
  if (fault.kind === "characters") return t`A TAJ number is made of digits only.`;
  if (fault.kind === "length") return t`A TAJ number has 9 digits; you typed ${fault.digits}.`;
  return t`The check digit doesn’t fit: look for a swapped or mistyped digit.`;
}

function cedulaWords(fault: IdFault | null): string | null {
  if (!fault) return null;
  if (fault.kind === "characters") return t`A cédula number is made of digits only.`;
  if (fault.kind === "length") return t`A cédula number has 9 digits; you typed ${fault.digits}.`;
  return t`A cédula number does not begin with 0.`;
}
