import { api, keepCsrfToken, outcome } from "@portico/shared/api";
import { isLanguage, keptLanguage } from "@portico/shared/i18n";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Session } from "../clinic/types.ts";
import { pagesOf } from "../pages.ts";
import { go } from "../routing/navigation.ts";
import { speak } from "../speak.ts";
import { tellTabs } from "./channel.ts";
import { forgetEnd } from "./ending.ts";
import { rememberedPage } from "./returnTo.ts";

/** What follows a successful login of either kind: into the portal, to the page that was asked for. */
export function useSignedIn() {
  const client = useQueryClient();
  const { suffix } = useClinic();
  return useCallback(
    async (session: Session) => {
      keepCsrfToken(session.csrf_token);
      forgetEnd();
      await agreeOnLanguage(suffix, session);
      client.setQueryData(["session", suffix], session);
      tellTabs(suffix, "signed-in");
      go(rememberedPage(suffix) ?? firstPage(suffix, session), { replace: true });
    },
    [client, suffix],
  );
}

/** Who may act for several people says first whose pages are meant. */
const firstPage = (suffix: string, { profiles }: Session) =>
  profiles.length > 1 ? pagesOf(suffix).people : pagesOf(suffix).home;

/** A language chosen on this device is what one wants now; otherwise the account's own language is shown. */
async function agreeOnLanguage(suffix: string, session: Session) {
  const chosen = keptLanguage();
  if (!chosen) {
    if (isLanguage(session.language)) await speak(session.language);
  } else if (chosen !== session.language) {
    await outcome(
      api.PUT("/api/portal/{suffix}/session/language", {
        params: { path: { suffix } },
        body: { language: chosen },
      }),
    );
  }
}
