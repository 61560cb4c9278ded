import { parseDate, Time, toCalendarDateTime, toZoned } from "@internationalized/date";

/** Days of the clinic as YYYY-MM-DD; a day may have 23 or 25 hours. */

export const VIEWS = ["day", "week", "list", "waiting"] as const;
export type View = (typeof VIEWS)[number];

export const addDays = (day: string, days: number) => parseDate(day).add({ days }).toString();

/** Monday is 1, Sunday 7: the weeks of all the clinic's languages begin on Monday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

export const laterOf = (one: string, other: string) => (one.localeCompare(other) < 0 ? other : one);

export const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day));

/** ISO 8601: the week that has the year's first Thursday is its first. */
export function weekNumber(day: string): number {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const first = `${thursday.slice(0, 4)}-01-01`;
  return 1 + Math.floor((Date.parse(thursday) - Date.parse(first)) / (7 * 86_400_000));
}

export const isDay = (text: unknown): text is string => {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return parseDate(text).toString() === text;
  } catch {
    return false;
  }
};

/** What a view shows around a day. */
export function rangeOf(view: View, day: string): { from: string; to: string } {
  if (view !== "week") return { from: day, to: day };
  const from = mondayOf(day);
  return { from, to: addDays(from, 6) };
}

export const stepOf = (view: View) => (view === "week" ? 7 : 1);

/** The moment at which the day's clocks show so many minutes; in a gap the first moment after it. */
export function momentOf(day: string, minute: number, zone: string): number {
  if (minute >= 1440) return momentOf(addDays(day, 1), minute - 1440, zone);
  const wall = toCalendarDateTime(parseDate(day), new Time(Math.floor(minute / 60), minute % 60));
  return toZoned(wall, zone, "compatible").toDate().getTime();
}

/** The weeks of a month, Monday first, with the days before and after that fill them. */
export function weeksOf(month: string): string[][] {
  const first = mondayOf(`${month}-01`);
  const weeks: string[][] = [];
  for (let monday = first; weeks.length === 0 || monday.slice(0, 7) <= month; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(monday, i)));
  return weeks;
}
