import { api, value } from "@portico/shared/api";
import { i18n } from "@portico/shared/i18n";
import { type QueryClient, queryOptions } from "@tanstack/react-query";

type Path = { suffix: string; patient_id: string };

const once_a_minute = 60_000;

/** What a patient waits for; names of services come in the reader's language. */
export const waitingQuery = (path: Path) =>
  queryOptions({
    queryKey: ["waiting", path.patient_id, i18n.locale],
    queryFn: () =>
      value(api.GET("/api/portal/{suffix}/patients/{patient_id}/waiting-list", { params: { path } })),
    staleTime: once_a_minute,
  });

/** What was accepted is a booking, and what was given up none. */
export const waitingChanged = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["waiting"] }),
    client.invalidateQueries({ queryKey: ["appointments"] }),
  ]);
