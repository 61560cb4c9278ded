import { expect, test } from "vitest";
import { passwordChecks } from "./passwordChecks";

const rule = { min_length: 8, max_length: 128, lower: true, upper: true, digit: true };
const missing = (password: string) =>
  passwordChecks(rule, password)
    .filter((check) => !check.met)
    .map((check) => check.id);

test.each([
  ["", ["length", "lower", "upper", "digit"]],
  ["kiralyi", ["length", "upper", "digit"]],
  ["Őszirózsa7", []],
  ["ÁRVÍZTŰRŐ7", ["lower"]],
])("%s lacks %j", (password, ids) => {
  expect(missing(password)).toEqual(ids);
});

test("what the rule does not ask for is not listed", () => {
  expect(passwordChecks({ ...rule, upper: false, digit: false }, "").map((check) => check.id)).toEqual([
    "length",
    "lower",
  ]);
});
