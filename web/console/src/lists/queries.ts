import { api, value } from "@portico/shared/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ListedRow, PatientList } from "../api/types";

export const listsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["patient-lists", organization_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patient-lists", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

const working: ReadonlySet<PatientList["state"]> = new Set(["checking", "taking", "undoing"]);
export const isWorking = (list: PatientList) => working.has(list.state);

export const listQuery = (organization_id: string, list_id: string) =>
  queryOptions({
    queryKey: ["patient-list", organization_id, list_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patient-lists/{list_id}", {
          params: { path: { organization_id, list_id } },
          signal,
        }),
      ),
    // While the server is at it, twice a second: the bar moves.
    refetchInterval: ({ state: { data } }) => (data && isWorking(data) ? 500 : false),
  });

export type Shown = { verdict: ListedRow["verdict"] } | { outcome: ListedRow["outcome"] };

export const rowsQuery = (organization_id: string, list_id: string, shown: Shown) =>
  infiniteQueryOptions({
    queryKey: ["patient-list", organization_id, list_id, "rows", shown],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patient-lists/{list_id}/rows", {
          params: { path: { organization_id, list_id }, query: { ...shown, after: pageParam, limit: 50 } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
