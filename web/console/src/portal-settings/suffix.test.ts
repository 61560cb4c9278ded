import { expect, test } from "vitest";
import { addressWith, suffixFault, suffixOf } from "./suffix";

test.each([
  ["Rózsadomb Medical", "rozsadomb-medical"],
  ["Clínica San José, S.A.", "clinica-san-jose-s-a"],
  ["  ŐŰ  ", "ou"],
])("%s becomes %s", (name, suffix) => {
  expect(suffixOf(name)).toBe(suffix);
});

test.each([
  ["rozsadomb", undefined],
  ["r2-d2", undefined],
  ["ro", "short"],
  ["x".repeat(41), "long"],
  ["Rozsa", "letters"],
  ["rózsa", "letters"],
  ["-rozsa", "hyphen"],
  ["rozsa-", "hyphen"],
  ["ro--zsa", undefined],
])("%s: %s", (suffix, fault) => {
  expect(suffixFault(suffix)).toBe(fault);
});

test("the address follows what is typed", () => {
  expect(addressWith("https://portal.example/p/old/", "new")).toBe("https://portal.example/p/new/");
});
