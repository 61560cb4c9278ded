import { expect, test } from "vitest";
import { isSame, minuteOf, nearestIn } from "./useTimes";

test.each([
  ["8:05", 485],
  ["08:05", 485],
  ["0805", 485],
  ["8.05", 485],
  ["23:59", 1439],
  ["24:00", undefined],
  ["8:60", undefined],
  ["8", undefined],
  ["", undefined],
])("%s typed as a time is minute %s", (typed, minute) => {
  expect(minuteOf(typed)).toBe(minute);
});

test("a time is the same however it is written", () => {
  const one = { service_id: "s", practitioner_id: "p", location_id: "l", start: "2026-11-23T08:00:00+01:00" };
  expect(isSame(one, { ...one, start: "2026-11-23T07:00:00Z" })).toBe(true);
  expect(isSame(one, { ...one, practitioner_id: "q" })).toBe(false);
  expect(isSame(undefined, one)).toBe(false);
});

test("a refusal without times names none", () => {
  expect(nearestIn({})).toEqual([]);
  expect(nearestIn({ nearest: "soon" })).toEqual([]);
});
