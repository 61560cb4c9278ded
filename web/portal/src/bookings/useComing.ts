import { useQueries } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Appointment, Profile } from "../clinic/types.ts";
import { upcomingQuery } from "./appointments.ts";
import { shownOf } from "./standing.ts";

export type Coming = { appointment: Appointment; profile: Profile };

/** What is to come for these people, the next one first. */
export function useComing(profiles: Profile[]) {
  const { suffix } = useClinic();
  const lists = useQueries({
    queries: profiles.map(({ patient_id }) => upcomingQuery({ suffix, patient_id })),
  });
  const items = lists.flatMap(({ data }, at) =>
    shownOf(data?.items ?? []).map((appointment) => ({ appointment, profile: profiles[at] as Profile })),
  );
  const failed = lists.filter(({ error }) => error);
  return {
    items: items.sort((a, b) => Date.parse(a.appointment.start) - Date.parse(b.appointment.start)),
    done: lists.every(({ data }) => data),
    error: failed[0]?.error,
    again: () => {
      for (const list of failed) void list.refetch();
    },
  };
}
