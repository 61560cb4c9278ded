import { api, value } from "@portico/shared/api";
import { queryOptions } from "@tanstack/react-query";

type Path = { suffix: string; patient_id: string };

/** The newest documents, to be found under the visits that they were made at. */
export const dayPapersQuery = (path: Path) =>
  queryOptions({
    queryKey: ["documents", path.patient_id, "of-visits"],
    queryFn: () =>
      value(
        api.GET("/api/portal/{suffix}/patients/{patient_id}/documents", {
          params: { path, query: { limit: 100 } },
        }),
      ),
  });
