import { i18n } from "@lingui/core";
import { beforeEach, expect, test } from "vitest";
import { away, spanText } from "./words.ts";

beforeEach(() => {
  i18n.load("en", {});
  i18n.activate("en");
});

test("a near day is told by how far it is", () => {
  expect(away("2026-11-23", "2026-11-22")).toBe("tomorrow");
  expect(away("2026-11-26", "2026-11-22")).toBe("in 4 days");
  expect(away("2026-11-26", "2026-11-22", 1)).toBeUndefined();
  expect(away("2026-12-26", "2026-11-22")).toBeUndefined();
});

test("a span is told in hours and minutes", () => {
  expect(spanText(160)).toBe("2 hours 40 minutes");
  expect(spanText(20)).toBe("20 minutes");
  expect(spanText(60)).toBe("1 hour");
});
