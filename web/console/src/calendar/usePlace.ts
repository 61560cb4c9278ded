import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useClinic } from "../session/clinic";
import { PHONE, useMedia } from "../ui/useMedia";
import type { Place } from "./place";

const route = getRouteApi("/inside/contracts/$contract/calendar");

/** Where the calendar stands. On a phone it is a list unless something else was chosen. */
export function usePlace() {
  const search = route.useSearch();
  const { organization_id, today } = useClinic();
  const navigate = useNavigate();
  const phone = useMedia(PHONE);
  /** Another day or view is a step back in the browser; opening a visit is too. */
  const go = (change: Place) => {
    const leaves = change.day !== undefined || change.view !== undefined;
    const next: Place = { ...search, ...(leaves ? { visit: undefined } : {}), ...change };
    if (next.day === today) next.day = undefined;
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
    void navigate({
      to: "/contracts/$contract/calendar",
      params: { contract: organization_id },
      search: kept as Place,
    });
  };
  return {
    ...search,
    view: search.view ?? (phone ? ("list" as const) : ("day" as const)),
    day: search.day ?? today,
    go,
  };
}

export type Go = ReturnType<typeof usePlace>["go"];
