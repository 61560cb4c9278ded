import { api, value } from "@portico/shared/api";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

/** Everything of the calendar stands below this key: each booking changes all of it. */
export const calendarKey = (organization_id: string) => ["calendar", organization_id];

export interface Days {
  from: string;
  to: string;
}

export const daysQuery = (organization_id: string, { from, to }: Days) =>
  queryOptions({
    queryKey: [...calendarKey(organization_id), "days", from, to],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/calendar", {
          params: { path: { organization_id }, query: { from, to } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** The same, asked for by the page itself: whoever walks away from it is signed out all the same. */
export const latestDays = (organization_id: string, { from, to }: Days) =>
  value(
    api.GET("/api/console/contracts/{organization_id}/calendar/latest", {
      params: { path: { organization_id }, query: { from, to } },
    }),
  );

const EVERY = 15_000;

/** Whether anything has changed; costs the server next to nothing and prolongs no session. */
export const stampQuery = (organization_id: string, { from, to }: Days) =>
  queryOptions({
    queryKey: ["calendar-stamp", organization_id, from, to],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/calendar/stamp", {
          params: { path: { organization_id }, query: { from, to } },
          signal,
        }),
      ),
    refetchInterval: EVERY,
    gcTime: 0,
    staleTime: 0,
  });

/** What patients asked for and nobody has answered. */
export const requestsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: [...calendarKey(organization_id), "requests"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/appointment-requests", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const closuresQuery = (organization_id: string, { from, to }: Days) =>
  queryOptions({
    queryKey: [...calendarKey(organization_id), "closures", from, to],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/schedule-exceptions", {
          params: { path: { organization_id }, query: { from, to } },
          signal,
        }),
      ),
  });

export interface SlotWish {
  service: string;
  location?: string;
  practitioner?: string;
  from: string;
  to: string;
}

export const slotsQuery = (organization_id: string, wish: SlotWish) =>
  queryOptions({
    queryKey: [...calendarKey(organization_id), "slots", wish],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/slots", {
          params: { path: { organization_id }, query: wish },
          signal,
        }),
      ),
    enabled: wish.service !== "",
    staleTime: 0,
  });

type OfPatient = { organization_id: string; patient_id: string };

export const appointmentsQuery = (path: OfPatient, when: "upcoming" | "past") =>
  infiniteQueryOptions({
    queryKey: ["patient", path.patient_id, "appointments", when],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/appointments", {
          params: { path, query: { when, limit: 20, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });

/** How many visits were missed, and what follows. */
export const missedVisitsQuery = (path: OfPatient) =>
  queryOptions({
    queryKey: ["patient", path.patient_id, "appointments", "missed"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/missed-visits", {
          params: { path },
          signal,
        }),
      ),
  });

export const changesQuery = (path: OfPatient & { appointment_id: string }, sequence: number) =>
  queryOptions({
    queryKey: ["patient", path.patient_id, "appointment-changes", path.appointment_id, sequence],
    queryFn: ({ signal }) =>
      value(
        api.GET(
          "/api/console/contracts/{organization_id}/patients/{patient_id}/appointments/{appointment_id}/changes",
          { params: { path }, signal },
        ),
      ),
    placeholderData: keepPreviousData,
  });

export const affectedQuery = (organization_id: string, exception_id: string) =>
  queryOptions({
    queryKey: [...calendarKey(organization_id), "affected", exception_id],
    queryFn: ({ signal }) =>
      value(
        api.GET(
          "/api/console/contracts/{organization_id}/schedule-exceptions/{exception_id}/affected-appointments",
          { params: { path: { organization_id, exception_id } }, signal },
        ),
      ),
  });

export const clashingQuery = (organization_id: string, practitioner_id: string) =>
  queryOptions({
    queryKey: [...calendarKey(organization_id), "clashing", practitioner_id],
    queryFn: ({ signal }) =>
      value(
        api.GET(
          "/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/busy-times/affected-appointments",
          { params: { path: { organization_id, practitioner_id } }, signal },
        ),
      ),
  });
