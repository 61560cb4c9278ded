import { daysBetween } from "@portico/shared/dates";
import { region } from "@portico/shared/i18n";

/** "tomorrow", "in 4 days"; nothing when it is further away than `most` days. */
export function away(date: string, today: string, most = 13): string | undefined {
  const days = daysBetween(today, date);
  if (days > most) return undefined;
  return new Intl.RelativeTimeFormat(region(), { numeric: "auto" }).format(days, "day");
}

/** "2 hours 40 minutes". */
export function spanText(minutes: number): string {
  const unit = (value: number, name: "hour" | "minute") =>
    new Intl.NumberFormat(region(), { style: "unit", unit: name, unitDisplay: "long" }).format(value);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && unit(hours, "hour"), rest > 0 && unit(rest, "minute")].filter(Boolean).join(" ");
}
