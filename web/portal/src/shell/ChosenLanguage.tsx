import { useLingui } from "@lingui/react";
import { api, outcome } from "@portico/shared/api";
import { LanguageMenu } from "@portico/shared/components/LanguageMenu";
import { keep, type Language } from "@portico/shared/i18n";
import { useQueryClient } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import { offered } from "../clinic/language.ts";
import { speak } from "../speak.ts";

/** The language on screen and the way to another, before and after signing in. */
export function ChosenLanguage() {
  const clinic = useClinic();
  const client = useQueryClient();
  const { i18n } = useLingui();
  const choose = async (language: Language) => {
    keep(language);
    await speak(language);
    const { suffix } = clinic;
    if (!client.getQueryData(["session", suffix])) return;
    await outcome(
      api.PUT("/api/portal/{suffix}/session/language", { params: { path: { suffix } }, body: { language } }),
    );
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  };
  return (
    <LanguageMenu
      languages={offered(clinic)}
      chosen={i18n.locale as Language}
      onChoose={(l) => void choose(l)}
    />
  );
}
