import { isDay, VIEWS, type View } from "./days";

/** What of the calendar is in the address: nothing about anybody, ids apart. */
export interface Place {
  view?: View;
  day?: string;
  location?: string;
  practitioner?: string;
  visit?: string;
}

const isId = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f-]{36}$/.test(value);

export function placeOf(search: Record<string, unknown>): Place {
  const { view, day, location, practitioner, visit } = search;
  return {
    ...(VIEWS.includes(view as View) ? { view: view as View } : {}),
    ...(isDay(day) ? { day } : {}),
    ...(isId(location) ? { location } : {}),
    ...(isId(practitioner) ? { practitioner } : {}),
    ...(isId(visit) ? { visit } : {}),
  };
}
