import { expect, test } from "vitest";
import type { LegalTexts } from "../api/types";
import { draftsOf, isChanged, missing, textsOf, writtenIn } from "./drafts";

const published: LegalTexts = {
  version: 2,
  published_at: "2026-11-01T08:00:00Z",
  texts: [
    { language: "en", privacy: "We keep your data.", terms: "Be kind." },
    { language: "hu", privacy: "Őrizzük az adatait.", terms: "Legyen kedves." },
  ],
};

test("what is published is where the next version begins, and is no change", () => {
  const drafts = draftsOf(published);
  expect(drafts.es).toEqual({ privacy: "", terms: "" });
  expect(writtenIn(drafts)).toEqual(["en", "hu"]);
  expect(textsOf(drafts)).toEqual(published.texts);
  expect(isChanged(published, drafts)).toBe(false);
});

test("white space around a text is no change, a word is", () => {
  const drafts = draftsOf(published);
  expect(isChanged(published, { ...drafts, en: { ...drafts.en, terms: " Be kind.\n" } })).toBe(false);
  expect(isChanged(published, { ...drafts, en: { ...drafts.en, terms: "Be very kind." } })).toBe(true);
  expect(isChanged(published, { ...drafts, hu: { privacy: "", terms: "" } })).toBe(true);
});

test("a language has both texts or none", () => {
  const drafts = draftsOf(published);
  expect(missing(drafts, "hu")).toEqual([]);
  expect(missing({ ...drafts, es: { privacy: "Datos", terms: " " } }, "hu")).toEqual([
    { language: "es", part: "terms" },
  ]);
});

test("with nothing written at all, the contract's own language is asked for", () => {
  const nothing = draftsOf({ version: 0, texts: [] });
  expect(missing(nothing, "hu").map(({ language, part }) => `${language} ${part}`)).toEqual([
    "hu privacy",
    "hu terms",
  ]);
});
