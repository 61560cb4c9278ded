import { t } from "@lingui/core/macro";
import type { Problem } from "@portico/shared/api";

/** What the server says exactly, to a browser that this account has signed in with before, at the fields it is about. */
export function exactFaults({ code, facts }: Problem): { phone?: string; password?: string } {
  const ends = String(facts.ends ?? "");
  const phone = t`Your number on record ends in ${ends}.`;
  const password = t`This is not your password.`;
  if (code === "PASSWORD_WRONG") return { password };
  if (code === "PHONE_MISMATCH") return { phone };
  if (code === "PHONE_AND_PASSWORD_WRONG") return { phone, password };
  return {};
}
