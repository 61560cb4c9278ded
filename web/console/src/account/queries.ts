import { api, value } from "@portico/shared/api";
import { queryOptions } from "@tanstack/react-query";

export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: ({ signal }) => value(api.GET("/api/console/account", { signal })),
});
