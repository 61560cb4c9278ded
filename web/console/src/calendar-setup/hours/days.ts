import { region } from "@portico/shared/i18n";

const utc = (day: string) => new Date(`${day}T12:00:00Z`);
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

export const plusDays = (day: string, count: number) => {
  const moment = utc(day);
  moment.setUTCDate(moment.getUTCDate() + count);
  return dayOf(moment);
};

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: string) => plusDays(day, -((utc(day).getUTCDay() + 6) % 7));

/** Monday is 1. */
export const weekdayName = (weekday: number, length: "long" | "short" = "long") =>
  new Intl.DateTimeFormat(region(), { weekday: length, timeZone: "UTC" }).format(
    utc(plusDays("2024-01-01", weekday - 1)),
  );

/** 23 – 29 November 2026 */
export const rangeText = (first: string, last: string) =>
  new Intl.DateTimeFormat(region(), {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).formatRange(utc(first), utc(last));

/** At the head of something: Hétfő, not hétfő. */
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase(region()) + text.slice(1);
