import { expect, test } from "vitest";
import { matches } from "./search.ts";

test("what is looked for is found without accents, by parts of words in any order", () => {
  expect(matches("szivult", "Szívultrahang", "kardiológia")).toBe(true);
  expect(matches("agnes kov", "Dr. Kovács Ágnes")).toBe(true);
  expect(matches("", "Dr. Kovács Ágnes")).toBe(true);
  expect(matches("agnes nagy", "Dr. Kovács Ágnes")).toBe(false);
});
