import { expect, test } from "vitest";
import type { Candidate, ComparedField } from "../api/types";
import { canTake, differencesOf, goesTo } from "./differences";

const field = (
  name: ComparedField["field"],
  fit: ComparedField["fit"],
  typed: string,
  on_record: string,
): ComparedField => ({ field: name, fit, typed, on_record });

const anna = {
  fields: [
    field("name", "similar", "Szabóné Kovács Anna", "Kovács Anna"),
    field("birth_date", "same", "1958-03-02", "1958-03-02"),
    field("national_id", "only_on_record", "", "111111110"),
    field("phone", "different", "+36209998867", "+36301234567"),
    field("email", "only_typed", "anna@example.com", ""),
  ],
} as Candidate;

test("only what differs is shown side by side", () => {
  const { same, different } = differencesOf(anna);
  expect(same).toEqual(["birth_date"]);
  expect(different.map((one) => one.field)).toEqual(["name", "national_id", "phone", "email"]);
});

test("what neither says is no difference", () => {
  const nothing = { fields: [field("email", "nowhere", "", "")] } as unknown as Candidate;
  expect(differencesOf(nothing)).toEqual({ same: [], different: [] });
});

test("nothing can be taken where nothing was typed", () => {
  expect(anna.fields.filter(canTake).map((one) => one.field)).toEqual([
    "name",
    "birth_date",
    "phone",
    "email",
  ]);
});

test("an invitation goes to the contact on record, unless what was typed is taken", () => {
  expect(goesTo(anna, "sms", [])).toBe("+36301234567");
  expect(goesTo(anna, "sms", ["phone"])).toBe("+36209998867");
  expect(goesTo(anna, "email", [])).toBe("");
  expect(goesTo(anna, "later", ["phone"])).toBe("");
});
