import { keepCsrfToken } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Session } from "../clinic/types.ts";
import { tellTabs } from "./channel.ts";
import { sessionQuery } from "./session.ts";

/** The session goes on under a new cookie and a new token, in all tabs. */
export function useRenewed() {
  const client = useQueryClient();
  const { suffix } = useClinic();
  return useCallback(
    (session: Session) => {
      keepCsrfToken(session.csrf_token);
      client.setQueryData(sessionQuery(suffix).queryKey, session);
      tellTabs(suffix, "prolonged");
    },
    [client, suffix],
  );
}
