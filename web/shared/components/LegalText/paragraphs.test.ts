import { expect, test } from "vitest";
import { paragraphsOf } from "./paragraphs.ts";

test.each([
  ["One.\n\nTwo.", ["One.", "Two."]],
  ["One,\nstill one.\n\n\n \nTwo.\n", ["One,\nstill one.", "Two."]],
  ["One.\r\n\r\nTwo.", ["One.", "Two."]],
  ["<b>not</b> markup", ["<b>not</b> markup"]],
  [" \n\n ", []],
])("%j", (text, paragraphs) => {
  expect(paragraphsOf(text)).toEqual(paragraphs);
});
