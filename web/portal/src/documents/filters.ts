import { isDocumentType } from "@portico/shared/components/documentType";
import type { Filters, Sort } from "./documents.ts";

const sorts: Sort[] = ["-examination_date", "examination_date", "-created_at"];

/** The list's filters out of the address; what the address says wrongly is left out. */
export function filtersOf(search: URLSearchParams): Filters {
  const type = search.get("type");
  return {
    type: isDocumentType(type) ? type : undefined,
    sort: sorts.find((sort) => sort === search.get("sort")) ?? "-examination_date",
  };
}
