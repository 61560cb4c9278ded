import { api, value } from "@portico/shared/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

/** Everything of guests stands below this key: each joining changes all of it. */
export const guestsKey = (organization_id: string) => ["guests", organization_id];

const once_a_minute = 60_000;

/** How many are joined with no record; asked for without prolonging the session. */
export const waitingGuestsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: [...guestsKey(organization_id), "waiting"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/guest-queue", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
    refetchInterval: once_a_minute,
  });

export const guestListQuery = (organization_id: string, joined: boolean) =>
  infiniteQueryOptions({
    queryKey: [...guestsKey(organization_id), "list", joined],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/guests", {
          params: { path: { organization_id }, query: { joined, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });
