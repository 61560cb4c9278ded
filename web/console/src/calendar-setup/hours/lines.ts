import type { WeeklyHours } from "../types";
import { clockOf, minutesOf, textOf } from "./clock";

/** One stretch of a weekday as it is typed; `key` stays with it while others come and go. */
export interface Line {
  key: number;
  weekday: number;
  kind: WeeklyHours["kind"];
  location_id: string;
  start: string;
  end: string;
  weeks: WeeklyHours["weeks"];
  service_id: string;
  valid_from: string;
  valid_until: string;
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export const linesOf = (hours: WeeklyHours[]): Line[] =>
  hours
    .map((one, key) => ({
      key,
      weekday: one.weekday,
      kind: one.kind,
      location_id: one.location_id,
      start: one.start_time,
      end: one.end_time,
      weeks: one.weeks,
      service_id: one.service_id ?? "",
      valid_from: one.valid_from ?? "",
      valid_until: one.valid_until ?? "",
    }))
    .sort((a, b) => a.weekday - b.weekday || a.start.localeCompare(b.start));

export const hoursOf = (lines: Line[]): WeeklyHours[] =>
  lines.map((line) => ({
    location_id: line.location_id,
    service_id: line.service_id || undefined,
    kind: line.kind,
    weekday: line.weekday,
    start_time: clockOf(line.start) ?? line.start,
    end_time: clockOf(line.end) ?? line.end,
    weeks: line.weeks,
    valid_from: line.valid_from || undefined,
    valid_until: line.valid_until || undefined,
  }));

export interface LineFault {
  key: number;
  field: "start" | "end" | "valid_until";
  kind: "clock" | "order" | "days";
}

export function faultsOf(lines: Line[]): LineFault[] {
  return lines.flatMap((line) => {
    const { key } = line;
    const faults: LineFault[] = [];
    const start = clockOf(line.start);
    const end = clockOf(line.end);
    if (!start) faults.push({ key, field: "start", kind: "clock" });
    if (!end) faults.push({ key, field: "end", kind: "clock" });
    if (start && end && end <= start) faults.push({ key, field: "end", kind: "order" });
    if (line.valid_from && line.valid_until && line.valid_until < line.valid_from)
      faults.push({ key, field: "valid_until", kind: "days" });
    return faults;
  });
}

const meet = (a: Line, b: Line) =>
  a.weekday === b.weekday &&
  a.start < b.end &&
  b.start < a.end &&
  (a.weeks === "every" || b.weeks === "every" || a.weeks === b.weeks) &&
  (!a.valid_until || !b.valid_from || b.valid_from <= a.valid_until) &&
  (!b.valid_until || !a.valid_from || a.valid_from <= b.valid_until);

/** Weekdays on which somebody would be at two institutions at once. */
export function twoPlaces(lines: Line[]): number[] {
  const open = lines.filter((line) => line.kind === "open" && clockOf(line.start) && clockOf(line.end));
  const timed = open.map((line) => ({
    ...line,
    start: clockOf(line.start) ?? "",
    end: clockOf(line.end) ?? "",
  }));
  const found = timed.filter((a) => timed.some((b) => a.location_id !== b.location_id && meet(a, b)));
  return [...new Set(found.map((line) => line.weekday))];
}

/** Minutes of an average week, without breaks; stretches that lie over each other count once. */
export function minutesAWeek(lines: Line[]): number {
  const inWeek = (weeks: "odd" | "even") =>
    weekdays.reduce((sum, weekday) => {
      const minutes = new Uint8Array(1440);
      for (const kind of ["open", "pause"] as const)
        for (const line of lines) {
          const start = clockOf(line.start);
          const end = clockOf(line.end);
          if (line.kind !== kind || line.weekday !== weekday || !start || !end) continue;
          if (line.weeks !== "every" && line.weeks !== weeks) continue;
          if (start < end) minutes.fill(kind === "open" ? 1 : 0, minutesOf(start), minutesOf(end));
        }
      return sum + minutes.reduce((a, b) => a + b, 0);
    }, 0);
  return (inWeek("odd") + inWeek("even")) / 2;
}

const usual = { start: "08:00", end: "16:00" };
const lunch = { start: "12:00", end: "12:30" };

/** What a new stretch of that day begins with: after what is there, else as long as the last one that was set. */
export function addedTo(lines: Line[], weekday: number, kind: Line["kind"], location_id: string): Line {
  const ofDay = lines.filter((line) => line.weekday === weekday && line.kind === "open");
  const last = ofDay.at(-1);
  const end = last && clockOf(last.end);
  const model = lines.filter((line) => line.kind === "open").at(-1);
  const times =
    kind === "pause"
      ? lunch
      : end && minutesOf(end) <= 1200
        ? { start: end, end: textOf(Math.min(minutesOf(end) + 240, 1440)) }
        : { start: model?.start ?? usual.start, end: model?.end ?? usual.end };
  return {
    key: nextKey(lines),
    weekday,
    kind,
    location_id: last?.location_id ?? model?.location_id ?? location_id,
    ...times,
    weeks: "every",
    service_id: "",
    valid_from: "",
    valid_until: "",
  };
}

const nextKey = (lines: Line[]) => Math.max(-1, ...lines.map(({ key }) => key)) + 1;

/** A day's stretches on these days, too, in place of what was there. */
export function copied(lines: Line[], from: number, to: readonly number[]): Line[] {
  const model = lines.filter((line) => line.weekday === from);
  const others = to.filter((weekday) => weekday !== from);
  let key = nextKey(lines);
  return [
    ...lines.filter((line) => !others.includes(line.weekday)),
    ...others.flatMap((weekday) => model.map((line) => ({ ...line, weekday, key: key++ }))),
  ].sort((a, b) => a.weekday - b.weekday);
}

/** The hour at which a drawn week begins and that at which it ends: at least from eight to five. */
export function extent(days: { open: { start_time: string; end_time: string }[] }[]): [number, number] {
  const all = days.flatMap(({ open }) => open);
  const from = Math.min(8 * 60, ...all.map((one) => minutesOf(one.start_time)));
  const to = Math.max(17 * 60, ...all.map((one) => minutesOf(one.end_time)));
  return [Math.floor(from / 60), Math.ceil(to / 60)];
}

/** With one stretch set anew. Where the hours of a day move to another institution their breaks go with them. */
export function changed(lines: Line[], fresh: Line): Line[] {
  const before = lines.find(({ key }) => key === fresh.key);
  const follows = (line: Line) =>
    fresh.kind === "open" &&
    line.kind === "pause" &&
    line.weekday === fresh.weekday &&
    line.location_id === before?.location_id;
  return lines.map((line) =>
    line.key === fresh.key ? fresh : follows(line) ? { ...line, location_id: fresh.location_id } : line,
  );
}
