import { api, keepCsrfToken, Unsuccessful, value } from "@portico/shared/api";
import { queryOptions } from "@tanstack/react-query";
import type { Session } from "../clinic/types.ts";

/** The session of a clinic's portal, or null. Asking does not prolong it. */
export const sessionQuery = (suffix: string) =>
  queryOptions({
    queryKey: ["session", suffix],
    queryFn: () => readSession(suffix),
    staleTime: 30_000,
  });

async function readSession(suffix: string): Promise<Session | null> {
  try {
    const session = await value(api.GET("/api/portal/{suffix}/session", { params: { path: { suffix } } }));
    keepCsrfToken(session.csrf_token);
    return session;
  } catch (error) {
    if (error instanceof Unsuccessful && error.outcome.kind === "signed-out") return null;
    throw error;
  }
}
