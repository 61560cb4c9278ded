import { speak } from "@portico/shared/i18n";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { StaffSession } from "../api/types";
import { opened, sessionQuery } from "../session/session";
import { texts } from "../texts";

/** From a session that has just begun to a page inside. */
export function useEnter() {
  const client = useQueryClient();
  const router = useRouter();
  return async (session: StaffSession, href: string) => {
    client.setQueryData(sessionQuery.queryKey, opened(session));
    await speak(session.language, texts);
    await router.invalidate();
    await router.navigate({ href, replace: true });
  };
}
