import type { Problem } from "@portico/shared/api";
import { expect, test } from "vitest";
import { landErrors } from "./landErrors";

const refusal = (given: Partial<Problem>): Problem => ({
  status: 422,
  code: "INVALID_INPUT",
  title: "",
  detail: "Please check the form.",
  errors: [],
  facts: {},
  ...given,
});
const phone = { field: "phone", code: "FORMAT_PHONE", detail: "This phone number is too short." };
const family = { field: "family", code: "REQUIRED", detail: "Enter the family name." };
const version = { field: "version", code: "REQUIRED", detail: "Version missing." };

test("field errors land on their fields, in the order of the form", () => {
  const landed = landErrors(refusal({ errors: [phone, family] }), ["family", "phone"]);
  expect(landed.onFields.map((one) => one.field)).toEqual(["family", "phone"]);
  expect(landed.whole).toEqual([]);
});

test("an error of a field that is not shown is said above the form", () => {
  const landed = landErrors(refusal({ errors: [phone, version] }), ["family", "phone"]);
  expect(landed.onFields).toEqual([phone]);
  expect(landed.whole).toEqual(["Version missing."]);
});

test("a refusal without fields is said as a whole", () => {
  expect(landErrors(refusal({ detail: "Too many tries." }), ["phone"])).toEqual({
    onFields: [],
    whole: ["Too many tries."],
  });
});

test("a refusal without any words gives no empty line", () => {
  expect(landErrors(refusal({ detail: "" }), ["phone"]).whole).toEqual([]);
});
