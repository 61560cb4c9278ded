import { api, outcome } from "@portico/shared/api";
import { keep, type Language, speak } from "@portico/shared/i18n";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { texts } from "../texts";
import { sessionQuery } from "./session";

/** Shows the language at once and has the server remember it; what came from the server is read again in it. */
export function useLanguage() {
  const client = useQueryClient();
  const router = useRouter();
  return async (language: Language) => {
    keep(language);
    await speak(language, texts);
    const session = client.getQueryData(sessionQuery.queryKey);
    if (session) {
      client.setQueryData(sessionQuery.queryKey, { ...session, language });
      await outcome(api.PUT("/api/console/session/language", { body: { language } }));
      await client.invalidateQueries({ queryKey: ["patient"] });
    }
    await router.invalidate();
  };
}
