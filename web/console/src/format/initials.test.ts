import { expect, test } from "vitest";
import { initials } from "./initials";

test.each([
  ["Szabó Judit", "SJ"],
  ["Dr. Szűcs Előd", "SE"],
  ["Kovács Ágnes Mária", "KÁ"],
  ["Cher", "C"],
  ["", ""],
])("%s has the letters %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
