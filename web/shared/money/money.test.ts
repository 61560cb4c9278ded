import { i18n } from "@lingui/core";
import { expect, test } from "vitest";
import { priceText } from "./index.ts";

test.each([
  ["hu", 2_490_000, "HUF", "24 900 Ft"],
  ["es", 4_550, "EUR", "45,50 €"],
  ["en", 4_500, "EUR", "€45"],
])("in %s %d of %s reads %s", (language, amount_minor, currency, written) => {
  i18n.load(language, {});
  i18n.activate(language);
  expect(priceText({ amount_minor, currency }).replace(/[\u00a0\u202f]/g, " ")).toBe(written);
});
