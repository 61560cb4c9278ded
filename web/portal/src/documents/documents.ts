import { api, value } from "@portico/shared/api";
import type { DocumentType } from "@portico/shared/components/documentType";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

type Path = { suffix: string; patient_id: string };
export type Sort = "-examination_date" | "examination_date" | "-created_at";
export type Filters = { type?: DocumentType; sort: Sort };

const PAGE = 40;

/** The documents of a list, page by page, with how many there are of each kind. */
export const documentsQuery = (path: Path, { type, sort }: Filters) =>
  infiniteQueryOptions({
    queryKey: ["documents", path.patient_id, "list", type ?? "", sort],
    queryFn: ({ pageParam }) =>
      value(
        api.GET("/api/portal/{suffix}/patients/{patient_id}/documents", {
          params: { path, query: { type, sort, counts: true, limit: PAGE, cursor: pageParam || undefined } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
    placeholderData: keepPreviousData,
  });

export const latestDocumentsQuery = (path: Path) =>
  queryOptions({
    queryKey: ["documents", path.patient_id, "latest"],
    queryFn: () =>
      value(
        api.GET("/api/portal/{suffix}/patients/{patient_id}/documents", {
          params: { path, query: { limit: 3 } },
        }),
      ),
  });

/** Searches are posted: what one looks for in a record has no place in an address. */
export const searchQuery = (path: Path, query: string, type?: DocumentType) =>
  infiniteQueryOptions({
    queryKey: ["documents", path.patient_id, "search", query, type ?? ""],
    queryFn: ({ pageParam }) =>
      value(
        api.POST("/api/portal/{suffix}/patients/{patient_id}/documents/searches", {
          params: { path },
          body: { query, ...(type ? { type } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor,
    placeholderData: keepPreviousData,
    enabled: query !== "",
  });

export const documentQuery = (path: Path, document_id: string) =>
  queryOptions({
    queryKey: ["documents", path.patient_id, "one", document_id],
    queryFn: () =>
      value(
        api.GET("/api/portal/{suffix}/patients/{patient_id}/documents/{document_id}", {
          params: { path: { ...path, document_id } },
        }),
      ),
    staleTime: 5 * 60_000,
  });
