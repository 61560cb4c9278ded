import { api, value } from "@portico/shared/api";
import { queryOptions } from "@tanstack/react-query";

/** One's own keys, ways to sign in, sessions and devices; asked for anew whenever the page is opened. */
export const accountQuery = (suffix: string) =>
  queryOptions({
    queryKey: ["account", suffix],
    queryFn: () => value(api.GET("/api/portal/{suffix}/account", { params: { path: { suffix } } })),
    staleTime: 0,
  });
