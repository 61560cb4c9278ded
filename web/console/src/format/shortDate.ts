import { region } from "@portico/shared/i18n";

const short: Intl.DateTimeFormatOptions = {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
};

/** 14 Oct 1961 · 1961. okt. 14. · 14 oct 1961: for columns, where the full month would not fit. */
export function shortDate(date: string): string {
  return new Intl.DateTimeFormat(region(), short).format(new Date(`${date.slice(0, 10)}T12:00:00Z`));
}

export function shortDateAt(instant: string, zone: string): string {
  return new Intl.DateTimeFormat(region(), { ...short, timeZone: zone }).format(new Date(instant));
}
