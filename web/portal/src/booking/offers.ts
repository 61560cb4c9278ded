import { api, value } from "@portico/shared/api";
import { i18n } from "@portico/shared/i18n";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** What can be booked hardly ever changes while one chooses. */
const LONG = 5 * 60_000;

export const locationsQuery = (suffix: string) =>
  queryOptions({
    queryKey: ["offers", suffix, "locations"],
    queryFn: () => value(api.GET("/api/portal/{suffix}/locations", { params: { path: { suffix } } })),
    staleTime: LONG,
  });

/** Their names come in the reader's language. */
export const servicesQuery = (suffix: string) =>
  queryOptions({
    queryKey: ["offers", suffix, "services", i18n.locale],
    queryFn: () => value(api.GET("/api/portal/{suffix}/services", { params: { path: { suffix } } })),
    staleTime: LONG,
    placeholderData: keepPreviousData,
  });

type With = { service?: string; location?: string };

/** All practitioners, or those who do one service at one place. */
export const practitionersQuery = (suffix: string, { service, location }: With = {}) =>
  queryOptions({
    queryKey: ["offers", suffix, "practitioners", service ?? "", location ?? ""],
    queryFn: () =>
      value(
        api.GET("/api/portal/{suffix}/practitioners", {
          params: { path: { suffix }, query: { service, location } },
        }),
      ),
    staleTime: LONG,
  });

export type SlotFilters = {
  service: string;
  location?: string;
  practitioner?: string;
  from?: string;
  to?: string;
  limit?: number;
};

/** Free times: from now on for two weeks, or from one day to another. */
export const slotsQuery = (suffix: string, query: SlotFilters) =>
  queryOptions({
    queryKey: ["slots", suffix, query],
    queryFn: () => value(api.GET("/api/portal/{suffix}/slots", { params: { path: { suffix }, query } })),
    staleTime: 20_000,
  });
