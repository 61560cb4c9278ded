import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { patientSearchQuery, patientsQuery } from "../api/queries";
import type { PatientRow } from "../api/types";
import { useDebounced } from "../ui/useDebounced";
import { type Browsing, browse } from "./browsing";
import { walkAlong } from "./walk";

export interface PatientList {
  /** Undefined until the first answer. */
  patients?: PatientRow[];
  searching: boolean;
  busy: boolean;
  error: Error | null;
  again: () => void;
  more?: { load: () => void; busy: boolean };
}

/** Everybody page by page, or those who match what is typed. An answer that is overtaken is called off. */
export function usePatientList(organization: string, text: string, browsing: Browsing): PatientList {
  const query = useDebounced(text.trim(), 180);
  const searching = query !== "";
  const everybody = useInfiniteQuery({ ...patientsQuery(organization, browsing), enabled: !searching });
  const found = useQuery({ ...patientSearchQuery(organization, query), placeholderData: keepPreviousData });
  const current = searching ? found : everybody;
  const { portal, double, sort } = browsing;
  const patients = useMemo(
    () =>
      searching
        ? found.data && browse([...found.data.items], { portal, double, sort })
        : everybody.data?.pages.flatMap((one) => one.items),
    [searching, found.data, everybody.data, portal, double, sort],
  );

  useEffect(() => {
    if (patients)
      walkAlong(
        organization,
        patients.map((one) => one.id),
      );
  }, [organization, patients]);

  return {
    patients,
    searching,
    busy: current.isFetching || text.trim() !== query,
    error: current.error,
    again: () => void current.refetch(),
    more:
      !searching && everybody.hasNextPage
        ? { load: () => void everybody.fetchNextPage(), busy: everybody.isFetchingNextPage }
        : undefined,
  };
}
