import { api, value } from "@portico/shared/api";
import { queryOptions } from "@tanstack/react-query";
import type { Legal, LegalText } from "../clinic/types.ts";

/** The clinic's privacy notice and terms; version 0 and no texts where it has none. */
export const legalQuery = (suffix: string) =>
  queryOptions({
    queryKey: ["legal", suffix],
    queryFn: () => value(api.GET("/api/portal/{suffix}/legal", { params: { path: { suffix } } })),
    staleTime: 60_000,
  });

/** The text in the reader's language, or the clinic's own, or whichever there is. */
export const textFor = ({ texts }: Legal, reader: string, clinics: string): LegalText | undefined =>
  texts.find(({ language }) => language === reader) ??
  texts.find(({ language }) => language === clinics) ??
  texts[0];
