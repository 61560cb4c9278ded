import { api, value } from "@portico/shared/api";
import { infiniteQueryOptions } from "@tanstack/react-query";

type Path = { suffix: string; patient_id: string };

export const encountersQuery = (path: Path) =>
  infiniteQueryOptions({
    queryKey: ["encounters", path.patient_id],
    queryFn: ({ pageParam }) =>
      value(
        api.GET("/api/portal/{suffix}/patients/{patient_id}/encounters", {
          params: { path, query: { limit: 30, cursor: pageParam || undefined } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
