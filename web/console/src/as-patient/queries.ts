import { api, value } from "@portico/shared/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

type OfPatient = { organization_id: string; patient_id: string };
const base = "/api/console/contracts/{organization_id}/patients/{patient_id}/portal-view";

/** What the patient's own pages read, by the portal's rules. Never kept: each look is a look in the access log. */
const fresh = { staleTime: 0, gcTime: 0 };
const keyOf = ({ patient_id }: OfPatient) => ["patient", patient_id, "portal-view"];

export const seenDataQuery = (path: OfPatient) =>
  queryOptions({
    ...fresh,
    queryKey: [...keyOf(path), "data"],
    queryFn: ({ signal }) => value(api.GET(base, { params: { path }, signal })),
  });

export const seenDocumentsQuery = (path: OfPatient) =>
  infiniteQueryOptions({
    ...fresh,
    queryKey: [...keyOf(path), "documents"],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET(`${base}/documents`, {
          params: { path, query: { limit: 40, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

export const seenDocumentQuery = (path: OfPatient & { document_id: string }) =>
  queryOptions({
    ...fresh,
    queryKey: [...keyOf(path), "document", path.document_id],
    queryFn: ({ signal }) => value(api.GET(`${base}/documents/{document_id}`, { params: { path }, signal })),
  });

export const seenVisitsQuery = (path: OfPatient) =>
  infiniteQueryOptions({
    ...fresh,
    queryKey: [...keyOf(path), "encounters"],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET(`${base}/encounters`, { params: { path, query: { limit: 30, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
