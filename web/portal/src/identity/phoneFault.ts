import { t } from "@lingui/core/macro";
import { looksLikePhone, phoneExample, tidyPhone } from "./phone.ts";

/** What is plainly wrong with a mobile number, or null. */
export function phoneFault(typed: string, country: string): string | null {
  if (!typed.trim()) return t`Enter your mobile phone number.`;
  if (looksLikePhone(tidyPhone(typed, country))) return null;
  return t`Enter the phone number with its country code, like ${phoneExample(country)}.`;
}
