import type { CalendarAppointment, CalendarDays, DayException, Service } from "../api/types";
import { stretchOf } from "./consequences";
import { addDays, momentOf, rangeOf, type View } from "./days";
import { DayAxis, freePieces, hoursAround, type Stretch, without } from "./grid";

/** One practitioner on one day. */
export interface Column {
  key: string;
  practitioner: string;
  name: string;
  specialty: string;
  axis: DayAxis;
  open: (Stretch & { location: string })[];
  closed: Stretch[];
  away: (Stretch & { id: string; note: string })[];
  visits: CalendarAppointment[];
  holds: CalendarDays["holds"];
  busy: Stretch[];
  free: (Stretch & { location: string })[];
}

interface Filter {
  location?: string;
  practitioner?: string;
}

interface Wanted extends Filter {
  view: View;
  day: string;
  now: number;
}

/** The day of all practitioners, or the week of one. */
export function columnsOf(
  days: CalendarDays,
  services: Service[],
  closures: DayException[],
  wanted: Wanted,
): Column[] {
  const { view, day, location, practitioner, now } = wanted;
  const zone = days.time_zone;
  const visits = days.appointments.filter(
    (one) => one.status !== "cancelled" && (!location || one.location.id === location),
  );
  const people = peopleOf(days, visits).filter((one) => !practitioner || one.id === practitioner);
  const { from } = rangeOf(view, day);
  const shownDays = view === "week" ? Array.from({ length: 7 }, (_, i) => addDays(from, i)) : [day];
  const hours = people.flatMap((one) =>
    one.hours.filter((own) => !location || own.location_id === location).map(stretchOf),
  );
  const everything = [
    ...hours,
    ...visits.filter((one) => people.some(({ id }) => id === one.practitioner_id)).map(stretchOf),
  ];
  const around = shownDays.map((one) => hoursAround(everything, one, zone));
  const fromHour = Math.min(...around.map(([first]) => first));
  const toHour = Math.max(...around.map(([, last]) => last));
  return shownDays.flatMap((one) => {
    const axis = new DayAxis(one, zone, fromHour, toHour);
    return people.map((person) =>
      columnOf(person, axis, days, visits, closures, lengthOf(services, person.id), location, now),
    );
  });
}

type Person = CalendarDays["practitioners"][number];

/** Also those who have visits and do nothing any more. */
function peopleOf(days: CalendarDays, visits: CalendarAppointment[]): Person[] {
  const people = [...days.practitioners];
  for (const { practitioner_id: id, practitioner_name: name, practitioner_specialty: specialty } of visits)
    if (!people.some((one) => one.id === id)) people.push({ id, name, specialty, hours: [] });
  return people;
}

/** How long a visit with somebody usually is: as the first of the services. */
function lengthOf(services: Service[], practitioner: string): number {
  for (const service of services) {
    const role = service.practitioners.find((one) => one.practitioner_id === practitioner);
    if (role && service.status === "active")
      return Math.max(15, role.duration_minutes ?? service.duration_minutes);
  }
  return 30;
}

function columnOf(
  person: Person,
  axis: DayAxis,
  days: CalendarDays,
  allVisits: CalendarAppointment[],
  closures: DayException[],
  length: number,
  location: string | undefined,
  now: number,
): Column {
  const open = person.hours
    .filter((one) => !location || one.location_id === location)
    .map((one) => ({ ...stretchOf(one), location: one.location_id }))
    .filter((one) => axis.shows(one));
  const visits = allVisits.filter((one) => one.practitioner_id === person.id && axis.shows(stretchOf(one)));
  const holds = days.holds.filter(
    ({ slot }) => slot.practitioner_id === person.id && axis.shows(stretchOf(slot)),
  );
  const busy = days.busy
    .filter((one) => one.practitioner_id === person.id)
    .map(stretchOf)
    .filter((one) => axis.shows(one));
  // What is taken elsewhere is taken here too.
  const taken = [
    ...days.appointments
      .filter((one) => one.practitioner_id === person.id && one.status !== "cancelled")
      .map((one) => ({ start: Date.parse(one.taken_from), end: Date.parse(one.taken_until) })),
    ...holds.map(({ slot }) => stretchOf(slot)),
    ...busy,
  ];
  return {
    key: `${person.id} ${axis.day}`,
    practitioner: person.id,
    name: person.name,
    specialty: person.specialty,
    axis,
    open,
    closed: without(axis, open),
    away: awayOf(closures, person.id, axis, location),
    visits,
    holds,
    busy,
    free: open.flatMap((one) =>
      freePieces(one, taken, length, now).map((piece) => ({ ...piece, location: one.location })),
    ),
  };
}

/** Somebody's own days off; a closure of the whole clinic is only shaded. */
function awayOf(closures: DayException[], practitioner: string, axis: DayAxis, location?: string) {
  return closures
    .filter(
      (one) =>
        one.kind === "closed" &&
        one.practitioner_id === practitioner &&
        one.first_day <= axis.day &&
        axis.day <= one.last_day &&
        (!location || !one.location_id || one.location_id === location),
    )
    .map((one) => {
      const whole = { start: axis.start, end: axis.end };
      const minute = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
      const at = (clock: string) => momentOf(axis.day, minute(clock), axis.zone);
      return {
        start: one.start_time ? at(one.start_time) : whole.start,
        end: one.end_time ? at(one.end_time) : whole.end,
        id: one.id,
        note: one.note,
      };
    })
    .filter((one) => axis.shows(one));
}
