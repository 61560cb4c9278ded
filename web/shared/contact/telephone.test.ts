import { expect, test } from "vitest";
import { readablePhone, telephone } from "./telephone.ts";

test.each([
  ["+36301234567", "+36 30 123 4567"],
  ["+3615550142", "+36 1 555 0142"],
  ["+34612345678", "+34 612 34 56 78"],
  ["+50683123456", "+506 8312 3456"],
  ["+4915112345678", "+4915112345678"],
  ["ask at the desk", "ask at the desk"],
])("%s reads %s and dials the same", (phone, readable) => {
  expect(readablePhone(phone)).toBe(readable);
  expect(telephone(readable)).toBe(telephone(phone));
});
