import { expect, test } from "vitest";
import { mondayOf, plusDays, weekdayName } from "./days";

test("a week begins on Monday", () => {
  expect(mondayOf("2026-11-22")).toBe("2026-11-16");
  expect(mondayOf("2026-11-16")).toBe("2026-11-16");
  expect(mondayOf("2026-01-01")).toBe("2025-12-29");
});

test("days go over months and changes of clocks", () => {
  expect(plusDays("2026-03-28", 2)).toBe("2026-03-30");
  expect(plusDays("2026-03-01", -1)).toBe("2026-02-28");
});

test("Monday is the first weekday", () => {
  expect([1, 7].map((one) => weekdayName(one))).toEqual(["Monday", "Sunday"]);
});
