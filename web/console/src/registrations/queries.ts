import { api, value } from "@portico/shared/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

/** Everything of registrations stands below this key: each decision changes all of it. */
export const registrationsKey = (organization_id: string) => ["registrations", organization_id];

const once_a_minute = 60_000;

/** How many wait; asked for without prolonging the session. */
export const waitingQuery = (organization_id: string) =>
  queryOptions({
    queryKey: [...registrationsKey(organization_id), "waiting"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/registration-queue", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
    refetchInterval: once_a_minute,
  });

export const registrationListQuery = (organization_id: string, decided: boolean) =>
  infiniteQueryOptions({
    queryKey: [...registrationsKey(organization_id), "list", decided],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/registrations", {
          params: { path: { organization_id }, query: { decided, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });

export const registrationQuery = (organization_id: string, registration_id: string) =>
  queryOptions({
    queryKey: [...registrationsKey(organization_id), "one", registration_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/registrations/{registration_id}", {
          params: { path: { organization_id, registration_id } },
          signal,
        }),
      ),
  });
