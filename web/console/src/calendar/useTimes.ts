import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Slot } from "../api/types";
import { useClinic } from "../session/clinic";
import { addDays, momentOf } from "./days";
import { slotsQuery } from "./queries";
import type { Wanted } from "./useVisitActs";

/** How a time was chosen: one of the free ones, or any other at which somebody is willing. */
export interface Times {
  practitioner: string;
  from: string;
  clock: string;
  outside: boolean;
  chosen?: Wanted;
  /** What the server said is near, when the one wanted was gone. */
  near?: Slot[];
}

export interface Start {
  practitioner?: string;
  location?: string;
  day: string;
  /** Given: exactly this one. */
  start?: number;
}

const SHOWN = 10;
const LOOKED_AHEAD = 20;

const key = (one: Wanted) => `${one.practitioner_id} ${one.location_id} ${Date.parse(one.start)}`;
export const isSame = (one: Wanted | undefined, other: Wanted) =>
  one !== undefined && key(one) === key(other);

/** The free times of a service near a start, and which of them is wanted. */
export function useTimes(service: string, start: Start, own?: Wanted) {
  const { organization_id, zone } = useClinic();
  const [times, setTimes] = useState<Times>({
    practitioner: start.practitioner ?? "",
    from: start.day,
    clock: "",
    outside: false,
  });
  const free = useQuery(
    slotsQuery(organization_id, {
      service,
      ...(times.practitioner ? { practitioner: times.practitioner } : {}),
      from: times.from,
      to: addDays(times.from, LOOKED_AHEAD),
    }),
  );
  const given: Wanted | undefined =
    start.start !== undefined && start.practitioner && start.location
      ? {
          service_id: service,
          practitioner_id: start.practitioner,
          location_id: start.location,
          start: new Date(start.start).toISOString(),
        }
      : undefined;
  const found: Wanted[] = times.near ?? free.data?.items ?? (free.data?.next ? [free.data.next] : []);
  const next = found.length === 0 && free.data?.next ? [free.data.next] : [];
  const offered = [
    ...(given && !times.near ? [given] : []),
    ...[...found, ...next].filter((one) => !(given && isSame(given, one)) && !(own && isSame(own, one))),
  ].slice(0, SHOWN);
  const kept = offered.find((one) => isSame(times.chosen, one));
  const chosen = kept ?? offered[0];

  /** The one that is wanted now: what was typed goes before what was picked. */
  function wanted(location: (practitioner: string) => string | undefined): Wanted | undefined {
    const minute = minuteOf(times.clock);
    if (minute === undefined) return chosen;
    const practitioner = times.practitioner || chosen?.practitioner_id;
    const where = practitioner && location(practitioner);
    if (!practitioner || !where) return undefined;
    return {
      service_id: service,
      practitioner_id: practitioner,
      location_id: where,
      start: new Date(momentOf(times.from, minute, zone)).toISOString(),
    };
  }

  return {
    ...times,
    chosen,
    offered,
    given,
    looking: free.isFetching,
    wanted,
    change: (change: Partial<Times>) => setTimes((before) => ({ ...before, ...change })),
  };
}

export type TimesState = ReturnType<typeof useTimes>;

/** "8:05", "0805", "8.05" as minutes of the day. */
export function minuteOf(clock: string): number | undefined {
  const parts = /^(\d{1,2})[:.]?(\d{2})$/.exec(clock.trim());
  if (!parts) return undefined;
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/** The times that a refusal names. */
export function nearestIn(facts: Record<string, unknown>): Slot[] {
  return Array.isArray(facts.nearest) ? (facts.nearest as Slot[]) : [];
}
