import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { pastQuery, upcomingQuery } from "../bookings/appointments.ts";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { useMay, usePatientPath } from "../session/SessionContext.ts";
import { encountersQuery } from "./encounters.ts";
import { dayPapersQuery } from "./papers.ts";
import { papersOf, together } from "./visits.ts";

/** The visits of the person on screen, of the record and of bookings, each with its papers; older ones when asked for. */
export function useVisits() {
  const { suffix, time_zone } = useClinic();
  const pages = usePages();
  const path = usePatientPath(suffix);
  const encounters = useInfiniteQuery(encountersQuery(path));
  const past = useInfiniteQuery(pastQuery(path, 30));
  const coming = useQuery(upcomingQuery(path));
  const recorded = encounters.data?.pages.flatMap((page) => page.items);
  const booked = past.data?.pages.flatMap((page) => page.items);
  const visits =
    recorded && booked && coming.data
      ? together(
          { items: recorded, more: encounters.hasNextPage },
          { items: booked, more: past.hasNextPage },
          coming.data.items,
        )
      : undefined;
  const papers = useQuery({ ...dayPapersQuery(path), enabled: useMay("documents") }).data?.items ?? [];
  const lists = [encounters, past];
  return {
    items: visits?.map((visit) => ({
      ...visit,
      papers: papersOf(visit, papers, time_zone).map(({ id, type, title }) => ({
        id,
        type,
        title,
        href: pages.document(id),
      })),
    })),
    error: encounters.error ?? past.error ?? coming.error,
    again: () => {
      for (const one of [...lists, coming]) if (one.error) void one.refetch();
    },
    more: lists.some((one) => one.hasNextPage),
    busy: lists.some((one) => one.isFetchingNextPage),
    showMore: () => {
      for (const one of lists) if (one.hasNextPage) void one.fetchNextPage();
    },
  };
}
