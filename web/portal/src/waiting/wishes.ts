import type { WaitingEntry } from "../clinic/types.ts";

export type Wishes = Pick<
  WaitingEntry,
  "practitioner_ids" | "weekdays" | "from_minute" | "to_minute" | "until_day" | "notice_minutes"
>;

export const partsOfDay = ["any", "morning", "afternoon"] as const;
export type PartOfDay = (typeof partsOfDay)[number];

const noon = 12 * 60;
const day = 24 * 60;
const minutes: Record<PartOfDay, [number, number]> = {
  any: [0, day],
  morning: [0, noon],
  afternoon: [noon, day],
};

export const minutesOf = (part: PartOfDay) => ({
  from_minute: minutes[part][0],
  to_minute: minutes[part][1],
});

/** How short the notice may be, in minutes. */
export const notices = [60, 120, 240, 1440, 2880] as const;
export const usualNotice = 120;
