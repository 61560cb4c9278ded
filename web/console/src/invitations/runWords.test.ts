import { expect, test } from "vitest";
import { countOf, inRun } from "./runWords";

const counts = [
  { state: "activated", count: 3 },
  { state: "sent", count: 5 },
  { state: "skipped", count: 2 },
];

test("those who were not to be invited are not counted as part of it", () => {
  expect(inRun({ counts })).toBe(8);
  expect(countOf({ counts }, "activated", "sent")).toBe(8);
  expect(countOf({ counts }, "waiting")).toBe(0);
});
