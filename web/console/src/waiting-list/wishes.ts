import type { WaitingEntry, WaitingWishes } from "../api/types";

/** What is wished as it stands in the form; an empty list or text is open. */
export interface Wishes {
  practitioners: string[];
  locations: string[];
  from: string;
  until: string;
  weekdays: string[];
  /** Minutes of the day. */
  earliest: number;
  latest: number;
  notice: number;
  /** The appointment that is given up for what comes. */
  replaces: string;
}

export const DAY = 1440;
const USUAL_NOTICE = 120;

/** How short the notice may be, in minutes. */
const NOTICES = [60, 120, 240, 1440, 2880];

/** Hours of which one is chosen; what a patient wished stands among them whatever it is. */
export function hours(chosen: number): number[] {
  const whole = [0, ...Array.from({ length: 14 }, (_, at) => (at + 7) * 60), DAY];
  return [...new Set([...whole, chosen])].sort((one, other) => one - other);
}

/** The same for how soon one can come. */
export const notices = (chosen: number) =>
  [...new Set([...NOTICES, chosen])].sort((one, other) => one - other);

export const open: Wishes = {
  practitioners: [],
  locations: [],
  from: "",
  until: "",
  weekdays: [],
  earliest: 0,
  latest: DAY,
  notice: USUAL_NOTICE,
  replaces: "",
};

export const wishesOf = (entry: WaitingEntry): Wishes => ({
  practitioners: entry.practitioner_ids,
  locations: entry.location_ids,
  from: entry.from_day ?? "",
  until: entry.until_day,
  weekdays: entry.weekdays.map(String),
  earliest: entry.from_minute,
  latest: entry.to_minute,
  notice: entry.notice_minutes,
  replaces: entry.replaces ?? "",
});

/** As the API wants them: what is open is left out. */
export const sentWishes = (wishes: Wishes): WaitingWishes => ({
  practitioner_ids: wishes.practitioners,
  location_ids: wishes.locations,
  from_day: wishes.from || undefined,
  until_day: wishes.until || undefined,
  weekdays: wishes.weekdays.map(Number),
  from_minute: wishes.earliest,
  to_minute: wishes.latest,
  notice_minutes: wishes.notice,
  replaces: wishes.replaces || undefined,
});
