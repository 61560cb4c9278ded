import { expect, test } from "vitest";
import { byMonth } from "./months.ts";

test("documents stand under their months, in the order given", () => {
  const on = (examination_date: string) => ({ examination_date });
  const months = byMonth([on("2026-11-18"), on("2026-11-02"), on("2026-10-31"), on("2025-11-01")]);
  expect(months.map(({ month, items }) => [month, items.length])).toEqual([
    ["2026-11", 2],
    ["2026-10", 1],
    ["2025-11", 1],
  ]);
});
