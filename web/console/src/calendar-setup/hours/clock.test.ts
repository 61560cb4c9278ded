import { expect, test } from "vitest";
import { clockOf, minutesOf, textOf } from "./clock";

test.each([
  ["8", "08:00"],
  ["16", "16:00"],
  ["8:30", "08:30"],
  ["8.30", "08:30"],
  ["830", "08:30"],
  ["1630", "16:30"],
  [" 07:05 ", "07:05"],
  ["16h", "16:00"],
  ["24", "24:00"],
  ["0", "00:00"],
])("%s is read as %s", (typed, clock) => {
  expect(clockOf(typed)).toBe(clock);
});

test.each(["", "noon", "25", "8:60", "8:03", "24:05", "12345", "-8"])("%s is no time", (typed) => {
  expect(clockOf(typed)).toBeUndefined();
});

test("minutes of the day and back", () => {
  for (const clock of ["00:00", "08:05", "24:00"]) expect(textOf(minutesOf(clock))).toBe(clock);
});
