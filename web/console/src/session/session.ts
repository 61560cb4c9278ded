import { api, keepCsrfToken, outcome, Unsuccessful } from "@portico/shared/api";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import type { Permission, StaffSession } from "../api/types";

/** The CSRF token is taken out here and nowhere else: whoever has a session in hand may also write. */
export function opened(session: StaffSession): StaffSession {
  keepCsrfToken(session.csrf_token);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    const answer = await outcome(api.GET("/api/console/session", { signal }));
    if (answer.kind !== "done") throw new Unsuccessful(answer);
    return opened(answer.value);
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const useSession = () => useSuspenseQuery(sessionQuery).data;

/** What a role does not permit is not offered; the server refuses it all the same. */
export const may = (session: StaffSession, organization: string, permission: Permission) =>
  session.permissions_everywhere.includes(permission) ||
  session.contracts.some(
    (one) => one.organization_id === organization && one.permissions.includes(permission),
  );

/** Contracts are for whoever may read the settings of one. */
export const seesContracts = (session: StaffSession) =>
  session.permissions_everywhere.includes("settings_read") ||
  session.contracts.some((one) => one.permissions.includes("settings_read"));

/** What may be done in the contract on screen. */
export function useMay(organization: string): (permission: Permission) => boolean {
  const session = useSession();
  return (permission) => may(session, organization, permission);
}
