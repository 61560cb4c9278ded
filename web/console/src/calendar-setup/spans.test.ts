import { expect, test } from "vitest";
import { spanText, withStored } from "./spans";

test("a span is said in the largest unit that says it exactly", () => {
  expect(spanText(0)).toBe("0 minutes");
  expect(spanText(45)).toBe("45 minutes");
  expect(spanText(90)).toBe("90 minutes");
  expect(spanText(60)).toBe("1 hour");
  expect(spanText(1440)).toBe("24 hours");
  expect(spanText(2880)).toBe("2 days");
});

test("a stored value that is not usual can be chosen, too", () => {
  expect(withStored([0, 60, 120], "60")).toEqual([0, 60, 120]);
  expect(withStored([0, 60, 120], "90")).toEqual([0, 60, 90, 120]);
  expect(withStored([0, 60], "")).toEqual([0, 60]);
});
