import { expect, test } from "vitest";
import { filtersOf } from "./filters.ts";
import { keepWords, keptWords } from "./words.ts";

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
