import { type Language, speak as speakBoth } from "@portico/shared/i18n";

const own = {
  en: () => import("../locales/en.po"),
  hu: () => import("../locales/hu.po"),
  es: () => import("../locales/es.po"),
};

export const speak = (language: Language) => speakBoth(language, own);
