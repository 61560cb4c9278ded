import { expect, test } from "vitest";
import type { RegistrationPolicy } from "../api/types";
import { alwaysIn, changedFields, changeOf, valuesOf } from "./values";

const policy: RegistrationPolicy = {
  version: 7,
  mode: "request",
  required: ["birth_date", "email"],
  always: ["email"],
};

test("what is read is what is saved", () => {
  expect(changeOf(valuesOf(policy), policy.version)).toEqual({
    version: 7,
    mode: "request",
    required: ["birth_date", "email"],
  });
});

test("to match, the birth date is required, whatever was saved", () => {
  expect(alwaysIn("request", policy)).toEqual(["email"]);
  expect(alwaysIn("match", policy)).toEqual(["birth_date", "email"]);
  expect(alwaysIn("off", { ...policy, always: ["birth_date", "national_id"] })).toEqual(["national_id"]);
});

test("what differs is named in the order of the page", () => {
  const saved = valuesOf(policy);
  expect(changedFields(saved, { ...saved, email: false, mode: "off" })).toEqual(["mode", "email"]);
});
