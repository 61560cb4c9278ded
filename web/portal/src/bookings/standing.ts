import { dayAt, daysBetween } from "@portico/shared/dates";
import type { Appointment } from "../clinic/types.ts";

type Timed = Pick<Appointment, "start" | "location">;

/** How far away the visit is by the institution's calendar. */
export function dayWord({ start, location }: Timed, now: number): "today" | "tomorrow" | "later" {
  const days = daysBetween(dayAt(new Date(now), location.time_zone), dayAt(start, location.time_zone));
  return days === 0 ? "today" : days === 1 ? "tomorrow" : "later";
}

/**
 * How a booking to come is shown. `fixed`: it stands, and only the clinic can still change it; `requested`: its time is
 * kept until the clinic has answered.
 */
export type Shown = "open" | "fixed" | "requested" | "going-on" | "called-off";

export function shownAs(appointment: Appointment): Shown | undefined {
  const { status, cancelled_by, cancel_until, reschedule_until } = appointment;
  if (status === "booked") return cancel_until || reschedule_until ? "open" : "fixed";
  if (status === "pending") return "requested";
  if (status === "arrived" || status === "in-progress") return "going-on";
  // What one has cancelled oneself needs no telling.
  if (status === "cancelled" && cancelled_by !== "patient") return "called-off";
  return undefined;
}

/** Those of a list of what is to come that have a place on the page. */
export const shownOf = (items: Appointment[]) => items.filter((item) => shownAs(item) !== undefined);

/** Those that will take place, as far as anyone knows. */
export const standing = (items: Appointment[]) =>
  items.filter((item) => ["open", "fixed", "requested", "going-on"].includes(shownAs(item) ?? ""));

/** Street and town in one line, as on an envelope. */
export const addressLine = ({ address_line, postal_code, city }: Appointment["location"]) =>
  [address_line, [postal_code, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");

/** The way there, in whatever the phone opens for a map. Empty where no address is known. */
export function mapLink(location: Appointment["location"]): string {
  const address = addressLine(location);
  if (!address) return "";
  return `https://www.google.com/maps/search/?${new URLSearchParams({ api: "1", query: address })}`;
}
