import { api, value } from "@portico/shared/api";
import { queryOptions } from "@tanstack/react-query";

export const familyQuery = (suffix: string) =>
  queryOptions({
    queryKey: ["family", suffix],
    queryFn: () => value(api.GET("/api/portal/{suffix}/related-persons", { params: { path: { suffix } } })),
  });
