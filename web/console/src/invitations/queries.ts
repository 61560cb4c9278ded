import { api, value } from "@portico/shared/api";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RunChannel, RunCriteria } from "../api/types";

export const runsQuery = (organization_id: string) =>
  infiniteQueryOptions({
    queryKey: ["invitation-runs", organization_id],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/invitation-runs", {
          params: { path: { organization_id }, query: { cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });

export const runQuery = (path: { organization_id: string; run_id: string }) =>
  queryOptions({
    queryKey: ["invitation-runs", path.organization_id, path.run_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/invitation-runs/{run_id}", {
          params: { path },
          signal,
        }),
      ),
  });

export const runPatientsQuery = (path: { organization_id: string; run_id: string }, state?: string) =>
  infiniteQueryOptions({
    queryKey: ["invitation-runs", path.organization_id, path.run_id, "patients", state ?? ""],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/invitation-runs/{run_id}/patients", {
          params: { path, query: { state, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });

export const previewQuery = (organization_id: string, criteria: RunCriteria, channel: RunChannel) =>
  queryOptions({
    queryKey: ["invitation-runs", organization_id, "preview", criteria, channel],
    queryFn: ({ signal }) =>
      value(
        api.POST("/api/console/contracts/{organization_id}/invitation-runs/previews", {
          params: { path: { organization_id } },
          body: { criteria, channel },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });

export const practitionersQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["contracts", organization_id, "practitioners"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/practitioners", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const locationsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["contracts", organization_id, "locations"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/locations", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });
