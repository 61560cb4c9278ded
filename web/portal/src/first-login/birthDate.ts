import { t } from "@lingui/core/macro";

/** A date as people type it, "14. 3. 1961" or "1961-03-14", as YYYY-MM-DD; empty when it is none. */
export function isoOf(typed: string): string {
  const numbers = typed.split(/\D+/).filter(Boolean);
  if (numbers.length !== 3) return "";
  const yearFirst = numbers[0]?.length === 4;
  const [year = "", month = "", day = ""] = yearFirst ? numbers : numbers.toReversed();
  if (year.length !== 4) return "";
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? "" : iso;
}

export function birthDateFault(typed: string): string | null {
  if (!typed.trim()) return t`Enter your date of birth.`;
  return isoOf(typed) ? null : t`Write the date of birth as in the example, with four digits for the year.`;
}
