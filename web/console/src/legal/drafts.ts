import type { Language } from "@portico/shared/i18n";
import { languages } from "@portico/shared/i18n";
import type { LegalTexts } from "../api/types";

export type Draft = { privacy: string; terms: string };
export type Drafts = Record<Language, Draft>;

/** The server's own limit. */
export const LONGEST = 40_000;

export const draftsOf = (legal: LegalTexts): Drafts =>
  Object.fromEntries(
    languages.map((language) => {
      const text = legal.texts.find((one) => one.language === language);
      return [language, { privacy: text?.privacy ?? "", terms: text?.terms ?? "" }];
    }),
  ) as Drafts;

const blank = (text: string) => text.trim() === "";

/** Languages in which there is something to publish. */
export const writtenIn = (drafts: Drafts): Language[] =>
  languages.filter((language) => !blank(drafts[language].privacy) || !blank(drafts[language].terms));

export const textsOf = (drafts: Drafts): LegalTexts["texts"] =>
  writtenIn(drafts).map((language) => ({
    language,
    privacy: drafts[language].privacy.trim(),
    terms: drafts[language].terms.trim(),
  }));

export const isChanged = (legal: LegalTexts, drafts: Drafts): boolean =>
  JSON.stringify(textsOf(draftsOf(legal))) !== JSON.stringify(textsOf(drafts));

export type Missing = { language: Language; part: keyof Draft };

/** What a language lacks that has the other of its two texts already; with nothing anywhere, both in the contract's own. */
export function missing(drafts: Drafts, own: Language): Missing[] {
  const written = writtenIn(drafts);
  return (written.length > 0 ? written : [own]).flatMap((language) =>
    (["privacy", "terms"] as const)
      .filter((part) => blank(drafts[language][part]))
      .map((part) => ({ language, part })),
  );
}
