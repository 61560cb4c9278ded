import { api, value } from "@portico/shared/api";
import { queryOptions } from "@tanstack/react-query";

type Path = { suffix: string; patient_id: string };

export const patientQuery = (path: Path) =>
  queryOptions({
    queryKey: ["patient", path.patient_id],
    queryFn: () => value(api.GET("/api/portal/{suffix}/patients/{patient_id}", { params: { path } })),
    staleTime: 10 * 60_000,
  });
