import { isLanguage, type Language, preferred } from "@portico/shared/i18n";
import type { Clinic } from "./types.ts";

export const offered = (clinic: Clinic): Language[] => clinic.languages.filter(isLanguage);

/** The language for a visitor: one's own choice on this device, the browser's, the clinic's. */
export const languageFor = (clinic: Clinic): Language => preferred(offered(clinic), clinic.language);
