import { api, value } from "@portico/shared/api";
import { type QueryClient, queryOptions } from "@tanstack/react-query";

/** Whose bookings the account has subscribed to; the addresses themselves are shown only when they are made. */
export const subscriptionsQuery = (suffix: string) =>
  queryOptions({
    queryKey: ["calendar-subscriptions"],
    queryFn: () =>
      value(api.GET("/api/portal/{suffix}/calendar-subscriptions", { params: { path: { suffix } } })),
  });

export const subscriptionsChanged = (client: QueryClient) =>
  client.invalidateQueries({ queryKey: ["calendar-subscriptions"] });
