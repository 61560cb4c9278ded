import { expect, test } from "vitest";
import { spacedPhone } from "./phone";

test.each([
  ["+36208511908", "+36 20 851 1908"],
  ["+3613264471", "+36 1 326 4471"],
  ["+50688881234", "+506 8888 1234"],
  ["+34612345678", "+34 612 345 678"],
  ["+48601234567", "+48601234567"],
])("%s is written %s", (e164, written) => {
  expect(spacedPhone(e164)).toBe(written);
});
