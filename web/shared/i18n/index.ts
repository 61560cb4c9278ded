import { i18n, type Messages } from "@lingui/core";
import { patiently } from "../loading/index.ts";

export { i18n };

export const languages = ["en", "hu", "es"] as const;
export type Language = (typeof languages)[number];

/** Each language's name in itself: a person who reads only that one has to find it. */
export const languageNames: Record<Language, string> = { en: "English", hu: "Magyar", es: "Español" };

/** The region decides date and number forms: Monday weeks and day-month-year in English too. */
const regions: Record<Language, string> = { en: "en-GB", hu: "hu-HU", es: "es-ES" };

export const isLanguage = (value: string | null | undefined): value is Language =>
  languages.includes(value as Language);

type Catalogue = { messages: Messages };
type Loader = Record<Language, () => Promise<Catalogue>>;

const shared: Loader = {
  en: () => import("../locales/en.po"),
  hu: () => import("../locales/hu.po"),
  es: () => import("../locales/es.po"),
};

/** Loads the shared texts and the app's own in one language and shows them. */
export async function speak(language: Language, own: Loader): Promise<void> {
  const [ours, theirs] = await Promise.all([patiently(shared[language])(), patiently(own[language])()]);
  i18n.load(language, { ...ours.messages, ...theirs.messages });
  i18n.activate(language, regions[language]);
  document.documentElement.lang = language;
}

/** The region of the language on screen, for Intl. */
export const region = () => regions[isLanguage(i18n.locale) ? i18n.locale : "en"];

/** What was chosen on this device, if anything was. */
export function keptLanguage(): Language | undefined {
  const kept = localStorage.getItem("language");
  return isLanguage(kept) ? kept : undefined;
}

/** The language kept, or the first of the browser's languages that the clinic offers, or the clinic's own. */
export function preferred(offered: readonly Language[], fallback: Language): Language {
  const kept = keptLanguage();
  if (kept && offered.includes(kept)) return kept;
  for (const tag of navigator.languages) {
    const short = tag.slice(0, 2).toLowerCase();
    if (isLanguage(short) && offered.includes(short)) return short;
  }
  return fallback;
}

export const keep = (language: Language) => localStorage.setItem("language", language);
