import { api, outcome, value } from "@portico/shared/api";
import { i18n } from "@portico/shared/i18n";
import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";

type Path = { suffix: string; patient_id: string };

/** Names of services come in the reader's language. */
const keyOf = (path: Path, ...rest: string[]) => ["appointments", path.patient_id, i18n.locale, ...rest];

/** All that are to come, the next one first. */
export const upcomingQuery = (path: Path) =>
  queryOptions({
    queryKey: keyOf(path, "upcoming"),
    queryFn: () =>
      value(
        api.GET("/api/portal/{suffix}/patients/{patient_id}/appointments", {
          params: { path, query: { when: "upcoming", limit: 100 } },
        }),
      ),
  });

/** How many were missed, and what follows of it. */
export const missedQuery = (path: Path) =>
  queryOptions({
    queryKey: keyOf(path, "missed"),
    queryFn: () =>
      value(api.GET("/api/portal/{suffix}/patients/{patient_id}/missed-visits", { params: { path } })),
  });

/** Those that were, the last one first, page by page. */
export const pastQuery = (path: Path, limit: number) =>
  infiniteQueryOptions({
    queryKey: keyOf(path, "past", String(limit)),
    queryFn: ({ pageParam }) =>
      value(
        api.GET("/api/portal/{suffix}/patients/{patient_id}/appointments", {
          params: { path, query: { when: "past", limit, cursor: pageParam || undefined } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

export const appointmentQuery = (path: Path, appointment_id: string) =>
  queryOptions({
    queryKey: keyOf(path, "one", appointment_id),
    queryFn: () =>
      value(
        api.GET("/api/portal/{suffix}/patients/{patient_id}/appointments/{appointment_id}", {
          params: { path: { ...path, appointment_id } },
        }),
      ),
  });

/** What is shown at the desk on the day of the visit. */
export const checkInCode = (path: Path, appointment_id: string) =>
  outcome(
    api.GET("/api/portal/{suffix}/patients/{patient_id}/appointments/{appointment_id}/check-in-code", {
      params: { path: { ...path, appointment_id } },
    }),
  );

/** After a booking, a change or a cancellation: every list is read anew. */
export const bookingsChanged = (client: QueryClient) =>
  client.invalidateQueries({ queryKey: ["appointments"] });

/** Where the file for a calendar program is. */
export const calendarFile = ({ suffix, patient_id }: Path, appointment_id: string) =>
  `/api/portal/${suffix}/patients/${patient_id}/appointments/${appointment_id}/ics`;
