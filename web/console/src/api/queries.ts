import { api, value } from "@portico/shared/api";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Browsing } from "../patients/browsing";
import type { DocumentType } from "./types";

/** What the console reads, each with the key under which it is kept. Everything of a patient stands below ["patient", id]. */

export const contractsQuery = () =>
  queryOptions({
    queryKey: ["contracts"],
    queryFn: ({ signal }) => value(api.GET("/api/console/contracts", { signal })),
  });

export const settingsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["contracts", organization_id, "portal-settings"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/portal-settings", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const signInQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["contracts", organization_id, "sign-in"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/portal-settings/sign-in", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const registrationPolicyQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["contracts", organization_id, "registration"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/portal-settings/registration", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const guestPolicyQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["contracts", organization_id, "guest-booking"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/portal-settings/guest-booking", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const legalQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["contracts", organization_id, "legal"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/legal", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

export const smsConsumptionQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ["contracts", organization_id, "sms-consumption"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/sms-consumption", {
          params: { path: { organization_id } },
          signal,
        }),
      ),
  });

/** The public face of a contract: its stylesheet, logo, country and time zone. */
export const portalQuery = (suffix: string) =>
  queryOptions({
    queryKey: ["portal", suffix],
    queryFn: ({ signal }) => value(api.GET("/api/portal/{suffix}", { params: { path: { suffix } }, signal })),
    staleTime: 5 * 60_000,
  });

export const patientsQuery = (organization_id: string, { portal, double, sort }: Browsing) =>
  infiniteQueryOptions({
    queryKey: ["patients", organization_id, "list", portal ?? "", double ?? false, sort ?? ""],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients", {
          params: {
            path: { organization_id },
            query: { portal, duplicates: double, sort, limit: 50, cursor: pageParam },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });

export const patientSearchQuery = (organization_id: string, query: string) =>
  queryOptions({
    queryKey: ["patients", organization_id, "search", query],
    queryFn: ({ signal }) =>
      value(
        api.POST("/api/console/contracts/{organization_id}/patients/searches", {
          params: { path: { organization_id } },
          body: { query, limit: 50 },
          signal,
        }),
      ),
    enabled: query !== "",
    gcTime: 60_000,
  });

type OfPatient = { organization_id: string; patient_id: string };

export const patientQuery = (path: OfPatient) =>
  queryOptions({
    queryKey: ["patient", path.patient_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}", {
          params: { path },
          signal,
        }),
      ),
  });

/** Asked again while somebody waits for the link in an SMS to be opened. */
export const phoneProofQuery = (organization_id: string, phone_proof_id: string) =>
  queryOptions({
    queryKey: ["phone-proof", phone_proof_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/phone-proofs/{phone_proof_id}", {
          params: { path: { organization_id, phone_proof_id } },
          signal,
        }),
      ),
  });

export const duplicatesQuery = (path: OfPatient) =>
  queryOptions({
    queryKey: ["patient", path.patient_id, "duplicates"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/duplicates", {
          params: { path },
          signal,
        }),
      ),
  });

export const portalAccessQuery = (path: OfPatient) =>
  queryOptions({
    queryKey: ["patient", path.patient_id, "portal-access"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access", {
          params: { path },
          signal,
        }),
      ),
  });

export const relatedPersonsQuery = (path: OfPatient) =>
  queryOptions({
    queryKey: ["patient", path.patient_id, "related-persons"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/related-persons", {
          params: { path },
          signal,
        }),
      ),
  });

export const sentMessagesQuery = (path: OfPatient) =>
  queryOptions({
    queryKey: ["patient", path.patient_id, "messages"],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/messages", {
          params: { path },
          signal,
        }),
      ),
  });

export const documentsQuery = (path: OfPatient, type?: DocumentType) =>
  infiniteQueryOptions({
    queryKey: ["patient", path.patient_id, "documents", type ?? "all"],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/documents", {
          params: { path, query: { type, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });

export const documentQuery = (path: OfPatient & { document_id: string }) =>
  queryOptions({
    queryKey: ["patient", path.patient_id, "document", path.document_id],
    queryFn: ({ signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/documents/{document_id}", {
          params: { path },
          signal,
        }),
      ),
  });

export const encountersQuery = (path: OfPatient) =>
  infiniteQueryOptions({
    queryKey: ["patient", path.patient_id, "encounters"],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/encounters", {
          params: { path, query: { limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });

export const accessLogQuery = (path: OfPatient) =>
  infiniteQueryOptions({
    queryKey: ["patient", path.patient_id, "access-log"],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/patients/{patient_id}/access-log", {
          params: { path, query: { limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });

export const auditQuery = (organization_id: string) =>
  infiniteQueryOptions({
    queryKey: ["audit", organization_id],
    queryFn: ({ pageParam, signal }) =>
      value(
        api.GET("/api/console/contracts/{organization_id}/audit-events", {
          params: { path: { organization_id }, query: { limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });
