import { expect, test } from "vitest";
import { placeName } from "./placeName.ts";

test.each([
  ["Rózsadomb Medical, Bimbó út", "Bimbó út"],
  ["Rózsadomb Medical – Szentendre", "Szentendre"],
  ["Rózsadomb Medical", "Rózsadomb Medical"],
  ["Belvárosi rendelő", "Belvárosi rendelő"],
])("%s is called %s on the clinic's own pages", (name, short) => {
  expect(placeName(name, "Rózsadomb Medical")).toBe(short);
});
