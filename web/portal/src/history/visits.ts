import { dayAt } from "@portico/shared/dates";
import type { Appointment, DocumentItem, Encounter } from "../clinic/types.ts";

/** A visit as the timeline shows it, wherever it is recorded. */
export type Visit = Omit<Encounter, "id"> & { id: string };

/** Bookings that took place or will; what was cancelled or missed was no visit. */
const took = ({ status }: Appointment) =>
  status !== "cancelled" && status !== "noshow" && status !== "pending";

const visitOf = (appointment: Appointment): Visit => ({
  id: appointment.id,
  status: appointment.status === "booked" || appointment.status === "fulfilled" ? "finished" : "in-progress",
  class: "",
  title: appointment.service_name,
  reason: "",
  started_at: appointment.start,
  location: appointment.location.name,
  practitioner: appointment.practitioner_name,
});

const HOUR = 3_600_000;
const timeOf = ({ started_at }: Pick<Encounter, "started_at">) => Date.parse(started_at ?? "1900-01-01");

/** The record of a visit tells more than its booking: of two with one doctor at one time the record is shown. */
const isRecorded = (visit: Visit, encounters: Encounter[]) =>
  encounters.some(
    (one) =>
      Math.abs(timeOf(one) - timeOf(visit)) <= HOUR &&
      (one.practitioner === visit.practitioner || one.practitioner === ""),
  );

/** One source's visits so far, newest first; `more`: older ones can be asked for. */
type Read<Item> = { items: Item[]; more: boolean };

/**
 * Bookings and recorded visits as one list, newest first. It ends where one of the two is not read further: what lies
 * beyond would get neighbours later.
 */
export function together(
  encounters: Read<Encounter>,
  past: Read<Appointment>,
  coming: Appointment[],
): Visit[] {
  const booked = [...coming, ...past.items].filter(took).map(visitOf);
  const all = [...encounters.items, ...booked.filter((visit) => !isRecorded(visit, encounters.items))];
  const ends = [
    encounters.more && encounters.items.length > 0 ? Math.min(...encounters.items.map(timeOf)) : -Infinity,
    past.more && past.items.length > 0
      ? Math.min(...past.items.map(({ start }) => Date.parse(start)))
      : -Infinity,
  ];
  const end = Math.max(...ends);
  return all.filter((visit) => timeOf(visit) >= end).sort((a, b) => timeOf(b) - timeOf(a));
}

/** What was made of a visit: the documents of its day, and of its doctor where both name one. */
export function papersOf(visit: Visit, documents: DocumentItem[], zone: string): DocumentItem[] {
  const { started_at } = visit;
  if (!started_at) return [];
  const day = dayAt(started_at, zone);
  return documents.filter(
    ({ examination_date, practitioner }) =>
      examination_date === day &&
      (!practitioner || !visit.practitioner || practitioner === visit.practitioner),
  );
}
