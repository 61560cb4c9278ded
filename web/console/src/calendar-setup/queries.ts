import { api, value } from "@portico/shared/api";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { HolidayCalendar, WeeklyHours } from "./types";

/** What sets a contract's calendar up; all below ["calendar-setup", contract]. */

export const servicesQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["calendar-setup", organization_id, "services"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/services", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const roomsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["calendar-setup", organization_id, "rooms"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/rooms", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

type OfPractitioner = { organization_id: string; practitioner_id: string };

export const scheduleQuery = (path: OfPractitioner) =>
  queryOptions({
    queryKey: ["calendar-setup", path.organization_id, "schedule", path.practitioner_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/schedule", {
          params: { path },
          signal,
        }),
      ),
  });

/** Asked again while hours are typed; what was drawn stays until the next answer. */
export const previewQuery = (path: OfPractitioner, from: string, hours: WeeklyHours[]) =>
  queryOptions({
    queryKey: ["calendar-setup", path.organization_id, "preview", path.practitioner_id, from, hours],
    queryFn: ({ signal }) =>
      value(
        api.POST(
          "/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/schedule/preview",
          {
            params: { path },
            body: { from, hours },
            signal,
          },
        ),
      ),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

/** To come: of one practitioner with what concerns everybody, or all. */
export const exceptionsQuery = (organization_id: string, practitioner?: string) =>
  queryOptions({
    queryKey: ["calendar-setup", organization_id, "exceptions", practitioner ?? "all"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/schedule-exceptions", {
          params: { path: { organization_id }, query: { practitioner } },
          signal,
        }),
      ),
  });

export const policyQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["calendar-setup", organization_id, "policy"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/scheduling-policy", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const missedPolicyQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["calendar-setup", organization_id, "missed-visit-policy"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/missed-visit-policy", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const holidaysQuery = (organization_id: string, calendar: HolidayCalendar, year: number) =>
  queryOptions({
    queryKey: ["calendar-setup", organization_id, "holidays", calendar, year],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/holidays", {
          params: { path: { organization_id }, query: { calendar, year } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const clocksQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["calendar-setup", organization_id, "clocks"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/time-zones", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

const SOON = 2_000;
const EVERY = 60_000;

/** What a practitioner's own calendar has to do with this one; asked again while it is being read. */
export const practitionerCalendarsQuery = (path: OfPractitioner) =>
  queryOptions({
    queryKey: ["practitioner-calendars", path.organization_id, path.practitioner_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/practitioners/{practitioner_id}/calendars", {
          params: { path },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.outside_calendar?.is_due ? SOON : EVERY),
  });
