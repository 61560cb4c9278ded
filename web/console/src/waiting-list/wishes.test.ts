import { expect, test } from "vitest";
import type { WaitingEntry } from "../api/types";
import { DAY, hours, notices, open, sentWishes, wishesOf } from "./wishes";

const entry = {
  practitioner_ids: ["p"],
  location_ids: ["l"],
  until_day: "2026-12-24",
  weekdays: [1, 3],
  from_minute: 8 * 60 + 30,
  to_minute: DAY,
  notice_minutes: 90,
  replaces: "a",
} as WaitingEntry;

test("what is not touched is sent as it was", () => {
  expect(sentWishes(wishesOf(entry))).toEqual({
    practitioner_ids: ["p"],
    location_ids: ["l"],
    from_day: undefined,
    until_day: "2026-12-24",
    weekdays: [1, 3],
    from_minute: 510,
    to_minute: 1440,
    notice_minutes: 90,
    replaces: "a",
  });
});

test("what nobody wished is open", () => {
  expect(sentWishes(open)).toMatchObject({
    practitioner_ids: [],
    weekdays: [],
    from_minute: 0,
    to_minute: DAY,
    until_day: undefined,
    replaces: undefined,
  });
});

test("an hour or a notice that is none of the usual ones can be kept", () => {
  expect(hours(510)).toContain(510);
  expect(hours(480)).toEqual(hours(0));
  expect(notices(90)).toEqual([60, 90, 120, 240, 1440, 2880]);
});
