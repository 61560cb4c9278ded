import { expect, test } from "vitest";
import { minutesOf } from "./wishes.ts";
import { clockTime } from "./words.ts";

test("a part of the day is from one minute to another", () => {
  expect(minutesOf("any")).toEqual({ from_minute: 0, to_minute: 1440 });
  expect(minutesOf("morning")).toEqual({ from_minute: 0, to_minute: 720 });
  expect(minutesOf("afternoon")).toEqual({ from_minute: 720, to_minute: 1440 });
});

test("minutes of the day as a clock shows them", () => {
  expect(clockTime(480)).toBe("8:00");
  expect(clockTime(725)).toBe("12:05");
});
