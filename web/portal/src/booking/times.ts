import { dayAt, mondayOf, plusDays } from "@portico/shared/dates";
import type { Slot } from "../clinic/types.ts";

export type Day = { date: string; slots: Slot[] };

/** With any doctor one time is one choice, however many have it free. */
export function onePerStart(slots: Slot[]): Slot[] {
  const seen = new Set<string>();
  return slots.filter(({ start }) => !seen.has(start) && seen.add(start));
}

/** The days of a week by the institution's clocks; a weekend only when something is free on it or is asked for. */
export function daysOf(monday: string, slots: Slot[], zone: string, shown?: string): Day[] {
  const days = Array.from({ length: 7 }, (_, at) => plusDays(monday, at)).map((date) => ({
    date,
    slots: slots.filter(({ start }) => dayAt(start, zone) === date),
  }));
  const last = days.findLastIndex(({ date, slots }) => slots.length > 0 || date === shown);
  return days.slice(0, Math.max(5, last + 1));
}

/** The week that is shown: of the day asked for, of the first free time, or this one. Never one that is over. */
export function weekShown(asked: string | undefined, first: Slot | undefined, today: string, zone: string) {
  const wanted = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : first && dayAt(first.start, zone);
  const day = wanted && wanted > today ? wanted : today;
  return { monday: mondayOf(day), day };
}

/** The day that is open on a phone: the one asked for, else the first with something free. */
export function dayShown(days: Day[], asked: string): string {
  const there = days.find(({ date }) => date === asked);
  if (there && there.slots.length > 0) return asked;
  return days.find(({ date, slots }) => date >= asked && slots.length > 0)?.date ?? there?.date ?? asked;
}

/** Minutes from one time to another, as hours and minutes; negative when it is earlier. */
export const minutesBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000;
