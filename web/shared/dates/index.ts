import { region } from "../i18n/index.ts";

/** Dates of the clinic's day and instants shown in the clinic's time zone, in full and in the language on screen. */

type Parts = Intl.DateTimeFormatOptions;
const day: Parts = { day: "numeric", month: "long", year: "numeric" };

/** A date (YYYY-MM-DD) has no zone; noon UTC keeps it on its day wherever it is formatted. */
const noon = (date: string) => new Date(`${date.slice(0, 10)}T12:00:00Z`);
const ofDate = (date: string, parts: Parts) =>
  new Intl.DateTimeFormat(region(), { ...parts, timeZone: "UTC" }).format(noon(date));
const ofInstant = (instant: string | Date, zone: string, parts: Parts) =>
  new Intl.DateTimeFormat(region(), { ...parts, timeZone: zone }).format(new Date(instant));

/** 18 November 2026 · 2026. november 18. · 18 de noviembre de 2026 */
export const fullDate = (date: string) => ofDate(date, day);
/** November 2026 */
export const monthOf = (date: string) => ofDate(date, { month: "long", year: "numeric" });
export const weekdayDate = (date: string) => ofDate(date, { ...day, weekday: "long" });
export const shortWeekday = (date: string) => ofDate(date, { weekday: "short" });
export const shortMonth = (date: string) => ofDate(date, { month: "short" });
export const dayNumber = (date: string) => String(Number(date.slice(8, 10)));

export const fullDateAt = (instant: string | Date, zone: string) => ofInstant(instant, zone, day);
export const weekdayAt = (instant: string | Date, zone: string) =>
  ofInstant(instant, zone, { weekday: "long" });
/** 10:42 */
export const timeAt = (instant: string | Date, zone: string) =>
  ofInstant(instant, zone, { hour: "numeric", minute: "2-digit", hourCycle: "h23" });
export const dateTimeAt = (instant: string | Date, zone: string) =>
  `${fullDateAt(instant, zone)}, ${timeAt(instant, zone)}`;

/** The clinic's calendar day (YYYY-MM-DD) at an instant. */
export function dayAt(instant: string | Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return parts.format(new Date(instant));
}

/** The clinic's hour of the day, for a greeting. */
export const hourAt = (instant: Date, zone: string) =>
  Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(instant),
  );

const DAY_MS = 86_400_000;

/** The day (YYYY-MM-DD) so many days later, or earlier. */
export const plusDays = (date: string, days: number) =>
  new Date(noon(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** How many days lie between two days; negative when the second is the earlier one. */
export const daysBetween = (from: string, to: string) =>
  Math.round((noon(to).getTime() - noon(from).getTime()) / DAY_MS);

/** The Monday of a day's week. */
export const mondayOf = (date: string) => plusDays(date, -((noon(date).getUTCDay() + 6) % 7));

/** Monday · hétfő · lunes */
export const weekday = (date: string) => ofDate(date, { weekday: "long" });
/** Monday, 23 November · november 23., hétfő · lunes, 23 de noviembre: where the year goes without saying. */
export const weekdayAndDay = (date: string) =>
  ofDate(date, { weekday: "long", day: "numeric", month: "long" });
/** 20 November · november 20. · 20 de noviembre */
export const dayAndMonth = (date: string) => ofDate(date, { day: "numeric", month: "long" });
/** 23–29 November 2026 */
export const dateRange = (from: string, to: string) =>
  new Intl.DateTimeFormat(region(), { ...day, timeZone: "UTC" }).formatRange(noon(from), noon(to));
