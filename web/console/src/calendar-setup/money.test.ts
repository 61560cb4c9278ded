import { expect, test } from "vitest";
import { amountOf, amountText, currencies } from "./money";

test("an amount is read as people write it", () => {
  expect(amountOf("12 500", "HUF")).toBe(1_250_000);
  expect(amountOf("12.500", "HUF")).toBe(1_250_000);
  expect(amountOf("45,5", "EUR")).toBe(4_550);
  expect(amountOf("1,234.50", "USD")).toBe(123_450);
  expect(amountOf("0", "EUR")).toBe(0);
});

test("what is no amount is none", () => {
  for (const text of ["", "free", "-5", "1.2.3", "12,3456"]) expect(amountOf(text, "EUR")).toBeUndefined();
});

test("an amount comes back as it was stored", () => {
  for (const minor of [0, 5, 4_550, 3_200_000]) expect(amountOf(amountText(minor, "EUR"), "EUR")).toBe(minor);
});

test("the clinic's own currency stands first, once", () => {
  expect(currencies("EUR", "EUR")[0]).toBe("EUR");
  expect(currencies("EUR", "CHF").slice(0, 2)).toEqual(["EUR", "CHF"]);
});
