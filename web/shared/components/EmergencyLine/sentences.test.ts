import { expect, test } from "vitest";
import { firstSentence } from "./sentences.ts";

test.each([
  [
    "Sürgős esetben hívja a 112-t. A portált nem figyeljük.",
    "Sürgős esetben hívja a 112-t.",
    "A portált nem figyeljük.",
  ],
  ["In an emergency call 112.", "In an emergency call 112.", ""],
  ["Call 112", "Call 112", ""],
  ["", "", ""],
])("%j", (text, first, rest) => {
  expect(firstSentence(text)).toEqual([first, rest]);
});
