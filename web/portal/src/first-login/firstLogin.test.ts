import { expect, test } from "vitest";
import { birthDateFault, isoOf } from "./birthDate.ts";
import { tidyCode } from "./deskCode.ts";

test.each([
  ["14 03 1961", "1961-03-14"],
  ["1961. 03. 14.", "1961-03-14"],
  ["1961-3-4", "1961-03-04"],
  ["4/3/1961", "1961-03-04"],
  ["29 02 2000", "2000-02-29"],
  ["29 02 1961", ""],
  ["14 03 61", ""],
  ["31 04 1961", ""],
  ["soon", ""],
])("date of birth %s is %j", (typed, iso) => {
  expect(isoOf(typed)).toBe(iso);
  expect(birthDateFault(typed) === null).toBe(iso !== "");
});

test("a desk code is taken as people copy it", () => {
  expect(tidyCode(" abcde-fghjk ")).toBe("ABCDEFGHJK");
  expect(tidyCode("O1l2I 34567")).toBe("0112134567");
});
