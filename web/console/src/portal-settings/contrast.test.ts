import { expect, test } from "vitest";
import { asColor, contrast, readable } from "./contrast";

test("black on white is 21, a colour on itself 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#0f766e", "#0f766e")).toBe(1);
});

test("what is readable stays as it is", () => {
  expect(readable("#0f766e")).toBe("#0f766e");
});

test.each(["#ffffff", "#e0922f", "#ffff00", "#7fffd4", "#808080"])(
  "%s is darkened until white can be read on it",
  (color) => {
    expect(contrast(readable(color), "#ffffff")).toBeGreaterThanOrEqual(4.5);
  },
);

test.each([
  ["2B6CB0", "#2b6cb0"],
  [" #2b6cb0 ", "#2b6cb0"],
  ["#abc", "#aabbcc"],
  ["red", undefined],
  ["#12345", undefined],
])("%s is the colour %s", (typed, color) => {
  expect(asColor(typed)).toBe(color);
});
