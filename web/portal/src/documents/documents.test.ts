import { expect, test } from "vitest";
import { filtersOf } from "./filters.ts";
import { byMonth } from "./months.ts";
import { keepWords, keptWords } from "./words.ts";

test("documents stand under their months, in the order given", () => {
  const on = (examination_date: string) => ({ examination_date });
  const months = byMonth([on("2026-11-18"), on("2026-11-02"), on("2026-10-31"), on("2025-11-01")]);
  expect(months.map(({ month, items }) => [month, items.length])).toEqual([
    ["2026-11", 2],
    ["2026-10", 1],
    ["2025-11", 1],
  ]);
});

test("an address with nonsense shows the whole list, newest examination first", () => {
  expect(filtersOf(new URLSearchParams("type=<script>&sort=toString"))).toEqual({
    type: undefined,
    sort: "-examination_date",
  });
  expect(filtersOf(new URLSearchParams("type=lab_report&sort=-created_at"))).toEqual({
    type: "lab_report",
    sort: "-created_at",
  });
});

test("what was searched for one person is not shown for another", () => {
  keepWords("anna", "allergy");
  expect(keptWords("anna")).toBe("allergy");
  expect(keptWords("eszter")).toBe("");
});
