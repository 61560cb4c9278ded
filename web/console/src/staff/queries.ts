import { api, value } from "@portico/shared/api";
import { queryOptions } from "@tanstack/react-query";

export const staffQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["staff", organization_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/staff", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });
