import { expect, test } from "vitest";
import type { Clinic } from "../clinic/types.ts";
import { type Guest, guestFaults, nobody, tidyGuest } from "./fields.ts";

const clinic = { country: "HU", guest_booking: "by_email_or_sms" } as Clinic;
const peter: Guest = {
  ...nobody,
  family: " Szabó ",
  given: "Péter",
  birth_date: "06 05 1980",
  email: "peter@example.com",
};
const wrong = (typed: Guest, hasNotice = false) =>
  Object.entries(guestFaults(clinic, typed, hasNotice)).flatMap(([name, fault]) => (fault ? [name] : []));

test("only the contact that gets the code is needed", () => {
  expect(wrong(peter)).toEqual([]);
  expect(wrong({ ...peter, proof: "sms" })).toEqual(["phone"]);
  expect(wrong({ ...peter, email: "", phone: "+36301234567", proof: "sms" })).toEqual([]);
  expect(wrong({ ...peter, email: "" })).toEqual(["email"]);
});

test("what is typed beside it is looked at all the same", () => {
  expect(wrong({ ...peter, phone: "12" })).toEqual(["phone"]);
});

test("a privacy notice has to be accepted where there is one", () => {
  expect(wrong(peter, true)).toEqual(["privacy"]);
  expect(wrong({ ...peter, privacy: true }, true)).toEqual([]);
});

test("what was left empty is left out", () => {
  expect(tidyGuest(clinic, peter, 3)).toEqual({
    family: "Szabó",
    given: "Péter",
    birth_date: "1980-05-06",
    proof: "email",
    privacy_version: 3,
    email: "peter@example.com",
  });
});
