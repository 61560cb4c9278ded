import type { CalendarAppointment, CalendarDays } from "../api/types";
import type { Stretch } from "./grid";

/** What a move would break or change, said before it is made. */
export type Consequence =
  | { kind: "free" }
  | { kind: "outside" }
  | { kind: "busy" }
  | { kind: "overlap"; patient?: string; start: string }
  | { kind: "not-done-by" }
  | { kind: "past" }
  | { kind: "cutoff" }
  | { kind: "told" };

/** Nothing can be done about these: the server would refuse the move. */
const impossible: Consequence["kind"][] = ["overlap", "not-done-by", "past"];
export const isImpossible = ({ kind }: Consequence) => impossible.includes(kind);
export const isPossible = (all: Consequence[]) => !all.some(isImpossible);
/** To be meant: the server asks whether the hours and the doctor's own calendar are known. */
export const isOutside = (all: Consequence[]) =>
  all.some((one) => one.kind === "outside" || one.kind === "busy");

export interface Target {
  practitioner: string;
  location: string;
  start: number;
}

export const stretchOf = ({ start, end }: { start: string; end: string }): Stretch => ({
  start: Date.parse(start),
  end: Date.parse(end),
});

/** A cancelled visit and one that was not kept give their time back, or are over. */
const takesTime = ({ status }: CalendarAppointment) => status !== "cancelled";

/** `doneBy`: practitioner and institution do the visit's service. The server looks again when it is really moved. */
export function consequencesOf(
  visit: CalendarAppointment,
  target: Target,
  days: CalendarDays,
  doneBy: boolean,
  now: number,
): Consequence[] {
  const all: Consequence[] = [];
  const own = stretchOf(visit);
  const moved = { start: target.start, end: target.start + own.end - own.start };
  const before = own.start - Date.parse(visit.taken_from);
  const after = Date.parse(visit.taken_until) - own.end;
  const taken = { start: moved.start - before, end: moved.end + after };
  if (!doneBy) all.push({ kind: "not-done-by" });
  if (moved.start < now) all.push({ kind: "past" });
  const clash = days.appointments.find(
    (one) =>
      one.id !== visit.id &&
      takesTime(one) &&
      one.practitioner_id === target.practitioner &&
      Date.parse(one.taken_from) < taken.end &&
      taken.start < Date.parse(one.taken_until),
  );
  const held = days.holds.find(
    ({ slot }) =>
      slot.practitioner_id === target.practitioner &&
      Date.parse(slot.start) < taken.end &&
      taken.start < Date.parse(slot.end),
  );
  if (clash) all.push({ kind: "overlap", patient: clash.patient_name, start: clash.start });
  else if (held) all.push({ kind: "overlap", start: held.slot.start });
  const hours = days.practitioners.find((one) => one.id === target.practitioner)?.hours ?? [];
  const within = hours.some(
    (one) =>
      one.location_id === target.location &&
      Date.parse(one.start) <= moved.start &&
      moved.end <= Date.parse(one.end),
  );
  if (!within) all.push({ kind: "outside" });
  const busy = days.busy.some(
    (one) =>
      one.practitioner_id === target.practitioner &&
      Date.parse(one.start) < taken.end &&
      taken.start < Date.parse(one.end),
  );
  if (busy) all.push({ kind: "busy" });
  if (all.length === 0) all.push({ kind: "free" });
  if (!visit.reschedule_until && own.start > now) all.push({ kind: "cutoff" });
  all.push({ kind: "told" });
  return all;
}
