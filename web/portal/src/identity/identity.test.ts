import { describe, expect, test } from "vitest";
import { identifierFault, tidyIdentifier } from "./identifier.ts";
import { cedulaFault, tajFault } from "./nationalId.ts";
import { passwordChecks } from "./password.ts";
import { looksLikePhone, tidyPhone } from "./phone.ts";
import { phoneFault } from "./phoneFault.ts";

describe("a TAJ number", () => {
  test.each(["041238574", "111111110"])("%s is right", (number) => {
    const check =
      [...number].slice(0, 8).reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 7 : 3), 0) % 10;
    expect(tajFault(number.slice(0, 8) + check)).toBeNull();
  });

  test("every single mistyped digit is noticed", () => {
    for (let at = 0; at < 9; at += 1)
      for (let add = 1; add < 10; add += 1) {
        const digits = [..."111111110"];
        digits[at] = String((Number(digits[at]) + add) % 10);
        expect(tajFault(digits.join(""))).toEqual({ kind: "check" });
      }
  });

  test("says how many digits were typed", () => {
    expect(identifierFault({ identification: "national_id", national_id_kind: "hu_taj" }, "041 238 57")).toBe(
      "A TAJ number has 9 digits; you typed 8.",
    );
  });
});

test("a cédula has nine digits and does not begin with 0", () => {
  expect(cedulaFault("102340567")).toBeNull();
  expect(cedulaFault("002340567")).toEqual({ kind: "start" });
  expect(cedulaFault("12340567")).toEqual({ kind: "length", digits: 8 });
});

test("who has no TAJ may use a passport number: the server decides", () => {
  expect(
    identifierFault({ identification: "national_id", national_id_kind: "hu_taj" }, "BA 123456"),
  ).toBeNull();
});

test.each([
  ["", "Enter your e-mail address."],
  ["anna@example", "Write the whole e-mail address, like anna@example.com."],
  [" anna@example.com ", null],
])("e-mail %j", (typed, fault) => {
  const mode = { identification: "email", national_id_kind: "none" } as const;
  expect(identifierFault(mode, typed)).toBe(fault);
  expect(tidyIdentifier(mode, typed)).toBe(typed.trim());
});

test.each([
  ["+36 30 123-4567", "HU", "+36301234567"],
  ["0036 30 123 4567", "HU", "+36301234567"],
  ["06 30 123 4567", "HU", "+36301234567"],
  ["(+506) 8312 3456", "CR", "+50683123456"],
  ["06 12 34 56 78", "ES", "0612345678"],
])("phone %s typed in %s", (typed, country, tidy) => {
  expect(tidyPhone(typed, country)).toBe(tidy);
});

test("a phone without a country code is explained with the clinic's example", () => {
  expect(looksLikePhone("+36301234567")).toBe(true);
  expect(phoneFault("8312 3456", "CR")).toBe(
    "Enter the phone number with its country code, like +506 8312 3456.",
  );
});

test("the password's points are ticked one by one, in any alphabet", () => {
  const rule = { min_length: 8, max_length: 512, lower: true, upper: true, digit: true };
  const missing = (password: string) =>
    passwordChecks(rule, password)
      .filter(({ met }) => !met)
      .map(({ id }) => id);
  expect(missing("")).toEqual(["length", "lower", "upper", "digit"]);
  expect(missing("rozsakert26")).toEqual(["upper"]);
  expect(missing("Őszirózsa7")).toEqual([]);
});
