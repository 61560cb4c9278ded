import { expect, test } from "vitest";
import type { CalendarAppointment, CalendarDays } from "../api/types";
import { consequencesOf, isOutside, isPossible, type Target } from "./consequences";

const at = (clock: string) => `2026-11-23T${clock}:00+01:00`;
const visit = (id: string, from: string, to: string, more: Partial<CalendarAppointment> = {}) =>
  ({
    id,
    status: "booked",
    patient_name: `Patient ${id}`,
    practitioner_id: "fekete",
    start: at(from),
    end: at(to),
    taken_from: at(from),
    taken_until: at(to),
    reschedule_until: at("00:00"),
    ...more,
  }) as CalendarAppointment;

const moved = visit("own", "09:00", "09:20", { taken_until: at("09:30") });
const days = {
  practitioners: [
    { id: "fekete", hours: [{ location_id: "bimbo", start: at("08:00"), end: at("12:00") }] },
    { id: "szucs", hours: [] },
  ],
  appointments: [
    moved,
    visit("other", "10:00", "10:20"),
    visit("gone", "11:00", "11:20", { status: "cancelled" }),
  ],
  holds: [{ slot: { practitioner_id: "fekete", start: at("10:40"), end: at("11:00") } }],
  busy: [
    { practitioner_id: "fekete", start: at("11:40"), end: at("11:50") },
    { practitioner_id: "szucs", start: at("08:00"), end: at("09:00") },
  ],
} as unknown as CalendarDays;
const now = Date.parse(at("08:30"));

const kinds = (clock: string, more: Partial<Target> = {}, doneBy = true, one = moved) =>
  consequencesOf(
    one,
    { practitioner: "fekete", location: "bimbo", start: Date.parse(at(clock)), ...more },
    days,
    doneBy,
    now,
  ).map(({ kind }) => kind);

test("where it is free, the patient is told and that is all", () => {
  expect(kinds("08:35")).toEqual(["free", "told"]);
  expect(kinds("09:05"), "its own time is free for it").toEqual(["free", "told"]);
  expect(kinds("11:05"), "what was cancelled takes no time").toEqual(["free", "told"]);
});

test("somebody else, also in the time after it, and what is held in the portal", () => {
  expect(kinds("10:10")).toEqual(["overlap", "told"]);
  expect(kinds("09:35"), "ten minutes are kept after it").toEqual(["overlap", "told"]);
  expect(kinds("10:45")).toEqual(["overlap", "told"]);
});

test("outside hours is possible when it is meant; the past and another's work are not", () => {
  const outside = consequencesOf(
    moved,
    { practitioner: "fekete", location: "bimbo", start: Date.parse(at("11:50")) },
    days,
    true,
    now,
  );
  expect(isOutside(outside) && isPossible(outside)).toBe(true);
  expect(kinds("08:35", { location: "kelenfold" })).toContain("outside");
  expect(kinds("08:05")).toContain("past");
  expect(kinds("09:00", { practitioner: "szucs" }, false)).toEqual(["not-done-by", "outside", "told"]);
});

test("a doctor who is busy elsewhere can be booked when it is meant", () => {
  expect(kinds("11:15"), "ten minutes are kept after it").toEqual(["busy", "told"]);
  expect(kinds("08:35"), "another's own calendar").toEqual(["free", "told"]);
  const busy = consequencesOf(
    moved,
    { practitioner: "fekete", location: "bimbo", start: Date.parse(at("11:15")) },
    days,
    true,
    now,
  );
  expect(isOutside(busy) && isPossible(busy)).toBe(true);
});

test("it is said when the patient could no longer do it", () => {
  expect(kinds("11:05", {}, true, visit("own", "09:00", "09:20", { reschedule_until: undefined }))).toEqual([
    "free",
    "cutoff",
    "told",
  ]);
});
