import { expect, test } from "vitest";
import type { Clinic } from "../clinic/types.ts";
import { hasNationalId, nobody, type Person, personFaults, tidyPerson } from "./fields.ts";

const clinic = (required: Clinic["registration"]["required"], national_id_kind = "hu_taj") =>
  ({ country: "HU", national_id_kind, registration: { mode: "match", required } }) as Clinic;

const anna: Person = {
  family: " Kovács ",
  given: "Anna",
  birth_date: "2 3 1958",
  national_id: "111 111 110",
  email: " anna@example.com",
  phone: "06 30 123 4567",
};
const faulty = (at: Clinic, typed: Person) =>
  Object.entries(personFaults(at, typed))
    .filter(([, fault]) => fault)
    .map(([field]) => field);

test("all of it, as people type it, becomes what the server takes", () => {
  const at = clinic(["birth_date", "national_id", "email"]);
  expect(faulty(at, anna)).toEqual([]);
  expect(tidyPerson(at, anna)).toEqual({
    family: "Kovács",
    given: "Anna",
    birth_date: "1958-03-02",
    national_id: "111111110",
    email: "anna@example.com",
    phone: "+36301234567",
  });
});

test("what the clinic does not require may be left empty, and is left out then", () => {
  const at = clinic(["email"]);
  const typed = { ...anna, birth_date: "", national_id: "" };
  expect(faulty(at, typed)).toEqual([]);
  expect(tidyPerson(at, typed)).not.toHaveProperty("birth_date");
  expect(faulty(clinic(["birth_date", "national_id"]), typed)).toEqual(["birth_date", "national_id"]);
});

test("what was typed is looked at, required or not", () => {
  const at = clinic([]);
  expect(faulty(at, { ...anna, national_id: "111111111", email: "anna", birth_date: "soon" })).toEqual([
    "birth_date",
    "national_id",
    "email",
  ]);
  expect(faulty(at, nobody)).toEqual(["family", "given", "phone"]);
});

test("without a national ID of the country none is asked for, unless one signs in with it", () => {
  expect(hasNationalId(clinic([], "none"))).toBe(false);
  expect(hasNationalId(clinic(["national_id"], "none"))).toBe(true);
  expect(hasNationalId(clinic([]))).toBe(true);
});
