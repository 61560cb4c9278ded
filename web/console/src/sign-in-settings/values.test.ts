import { expect, test } from "vitest";
import type { SignInPolicy } from "../api/types";
import { changedFields, policyOf, valuesOf } from "./values";

const usual: SignInPolicy = {
  version: 7,
  second_factors: ["sms"],
  passkeys: false,
  password_mode: "classes",
  recovery_by_sms_alone: false,
};

test.each<SignInPolicy>([
  usual,
  { ...usual, second_factors: ["sms", "email", "totp"], passkeys: true },
  { ...usual, second_factors: ["sms", "totp"], password_mode: "nist", recovery_by_sms_alone: true },
])("what is read is what is saved: %j", (policy) => {
  expect(policyOf(valuesOf(policy), policy.version)).toEqual(policy);
});

test("SMS is there whatever is chosen", () => {
  const nothing = { ...valuesOf(usual), email: false, totp: false };
  expect(policyOf(nothing, 1).second_factors).toEqual(["sms"]);
});

test("what differs is named in the order of the page", () => {
  const saved = valuesOf(usual);
  expect(changedFields(saved, { ...saved, recovery: "sms", email: true })).toEqual(["email", "recovery"]);
  expect(changedFields(saved, saved)).toEqual([]);
});
