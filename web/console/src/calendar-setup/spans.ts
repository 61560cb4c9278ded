import { region } from "@portico/shared/i18n";

const unit = (value: number, name: "minute" | "hour" | "day") =>
  new Intl.NumberFormat(region(), { style: "unit", unit: name, unitDisplay: "long" }).format(value);

/** 45 minutes, 3 hours, 2 days: in the largest unit that says it exactly. A day is said in hours, as cut-offs are. */
export function spanText(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 1440) return unit(minutes / 1440, "day");
  if (minutes % 60 === 0 && minutes > 0) return unit(minutes / 60, "hour");
  return unit(minutes, "minute");
}

export const daysText = (days: number) => unit(days, "day");

/** The usual choices, and the one that is stored where it is none of them, in order. */
export const withStored = (usual: readonly number[], stored: string): number[] =>
  [...new Set([...usual, ...(stored === "" ? [] : [Number(stored)])])].sort((a, b) => a - b);
