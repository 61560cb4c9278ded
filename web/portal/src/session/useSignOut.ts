import { t } from "@lingui/core/macro";
import { api, keepCsrfToken, outcome } from "@portico/shared/api";
import { confirm } from "@portico/shared/components/Toast";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { pagesOf } from "../pages.ts";
import { go } from "../routing/navigation.ts";
import { pageAt } from "../routing/pageTable.ts";
import { tellTabs } from "./channel.ts";
import { noteEnd } from "./ending.ts";
import { rememberPage } from "./returnTo.ts";

/** Forgets everything that a session brought into this tab. */
function useForget() {
  const client = useQueryClient();
  const { suffix } = useClinic();
  return useCallback(() => {
    keepCsrfToken("");
    client.setQueryData(["session", suffix], null);
    client.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] !== "clinic" && queryKey[0] !== "session",
    });
  }, [client, suffix]);
}

/** Signs out at the server and leaves for the public page; other tabs follow. */
export function useSignOut() {
  const forget = useForget();
  const { suffix } = useClinic();
  return useCallback(async () => {
    const result = await outcome(
      api.DELETE("/api/portal/{suffix}/session", { params: { path: { suffix } } }),
    );
    if (result.kind === "offline" || result.kind === "refused") return result;
    await pageAt("")?.load();
    go(pagesOf(suffix).landing);
    forget();
    tellTabs(suffix, "signed-out");
    confirm(t`You are signed out.`);
    return result;
  }, [forget, suffix]);
}

/** The session has ended by itself: to the login, which leads back to this page. */
export function useSessionEnded() {
  const forget = useForget();
  const { suffix } = useClinic();
  return useCallback(
    (why: "idle" | "elsewhere") => {
      rememberPage(suffix);
      noteEnd(why);
      forget();
      go(pagesOf(suffix).login, { replace: true });
    },
    [forget, suffix],
  );
}
