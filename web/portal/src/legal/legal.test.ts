import { expect, test } from "vitest";
import type { LegalText } from "../clinic/types.ts";
import { textFor } from "./legal.ts";

const text = (language: LegalText["language"]): LegalText => ({ language, privacy: "p", terms: "t" });

test.each([
  ["the reader's language", ["en", "hu", "es"], "es"],
  ["the clinic's own where the reader's has none", ["en", "hu"], "hu"],
  ["whichever there is", ["en"], "en"],
] as const)("%s", (_, languages, chosen) => {
  expect(textFor({ version: 1, texts: languages.map(text) }, "es", "hu")?.language).toBe(chosen);
});

test("none where the clinic has none", () => {
  expect(textFor({ version: 0, texts: [] }, "es", "hu")).toBeUndefined();
});
