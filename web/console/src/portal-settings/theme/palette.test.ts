import { describe, expect, test } from "vitest";
import { asColor, contrast } from "./contrast";
import { toColor, toOklch } from "./oklch";
import { paletteOf } from "./palette";

test("black on white is 21, a colour on itself 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#0f766e", "#0f766e")).toBe(1);
});

test.each(["#000000", "#ffffff", "#0f766e", "#ff0000", "#2b6cb0", "#e0922f"])(
  "%s comes back from OKLCH",
  (color) => {
    expect(toColor(toOklch(color))).toBe(color);
  },
);

test("the demonstration clinic's light colours are those it was drawn with", () => {
  expect(paletteOf("#0f766e", "light")).toMatchObject({
    page: "#f4f9f8",
    surface: "#ffffff",
    brand: "#0f766e",
    link: "#0f766e",
    text: "#141c1b",
    line: "#dde5e4",
  });
});

describe("whatever the colour, everything can be read", () => {
  const steps = [0, 51, 102, 153, 204, 255];
  const hex = (value: number) => value.toString(16).padStart(2, "0");
  const colors = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${hex(r)}${hex(g)}${hex(b)}`)));

  test.each(["light", "dark"] as const)(
    "%s",
    (scheme) => {
      for (const color of colors) {
        const palette = paletteOf(color, scheme);
        expect(contrast(palette.brand, palette.on_brand), color).toBeGreaterThanOrEqual(4.5);
        for (const words of [palette.text, palette.muted, palette.link]) {
          expect(contrast(words, palette.page), color).toBeGreaterThanOrEqual(4.5);
          expect(contrast(words, palette.surface), color).toBeGreaterThanOrEqual(4.5);
        }
      }
    },
    60_000,
  );
});

test.each([
  ["2B6CB0", "#2b6cb0"],
  [" #2b6cb0 ", "#2b6cb0"],
  ["#abc", "#aabbcc"],
  ["red", undefined],
  ["#12345", undefined],
])("%s is the colour %s", (typed, color) => {
  expect(asColor(typed)).toBe(color);
});
