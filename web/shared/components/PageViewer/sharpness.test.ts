import { expect, test } from "vitest";
import { widthFor } from "./sharpness.ts";

test.each([
  ["a phone", 344, 100, 3, 960],
  ["an old phone", 344, 100, 1, 480],
  ["the column on a desk", 776, 100, 1, 960],
  ["the column on a dense screen", 776, 100, 2, 1440],
  ["half as large again", 776, 150, 1, 1440],
  ["three times as large", 776, 300, 1, 1920],
  ["three times as large on a phone", 344, 300, 3, 1920],
  ["beyond what is drawn", 2000, 300, 2, 1920],
])("on %s the image is as sharp as the eye", (_, cssWidth, zoom, density, width) => {
  expect(widthFor(cssWidth, zoom, density)).toBe(width);
});
