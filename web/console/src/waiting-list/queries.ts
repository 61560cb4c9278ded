import { api, value } from "@portico/shared/api";
import { queryOptions } from "@tanstack/react-query";

/** Everything of the waiting list stands below this key: each answer changes all of it. */
export const waitingListKey = (organization_id: string) => ["waiting-list", organization_id];

export const lineQuery = (organization_id: string) =>
  queryOptions({
    queryKey: [...waitingListKey(organization_id), "line"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/waiting-list", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

/** What one patient waits for, and has waited for. */
export const waitsQuery = (path: { organization_id: string; patient_id: string }) =>
  queryOptions({
    queryKey: [...waitingListKey(path.organization_id), "patient", path.patient_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/waiting-list", {
          params: { path },
          signal,
        }),
      ),
  });

export const figuresQuery = (organization_id: string) =>
  queryOptions({
    queryKey: [...waitingListKey(organization_id), "figures"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/waiting-list/figures", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const policyQuery = (organization_id: string) =>
  queryOptions({
    queryKey: [...waitingListKey(organization_id), "policy"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/waiting-policy", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const doctorsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["practitioners", organization_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/practitioners", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
    staleTime: 60_000,
  });
