import { expect, test } from "vitest";
import { ageOn } from "./age";

test.each([
  ["1961-10-14", "2026-11-21", 65],
  ["1961-11-21", "2026-11-21", 65],
  ["1961-11-22", "2026-11-21", 64],
  ["2024-02-29", "2025-02-28", 0],
  ["2024-02-29", "2025-03-01", 1],
])("born %s is, on %s, %i", (born, today, age) => {
  expect(ageOn(born, today)).toBe(age);
});
