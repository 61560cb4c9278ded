import { expect, test } from "vitest";
import type { Appointment, DocumentItem, Encounter } from "../clinic/types.ts";
import { papersOf, together } from "./visits.ts";

const encounter = (id: string, started_at: string, practitioner = "Dr. Kovács Ágnes") =>
  ({
    id,
    status: "finished",
    class: "AMB",
    title: "",
    reason: "",
    location: "",
    practitioner,
    started_at,
  }) as Encounter;
const booking = (id: string, start: string, changed: Partial<Appointment> = {}) =>
  ({
    id,
    start,
    status: "fulfilled",
    service_name: "Cardiology",
    practitioner_name: "Dr. Kovács Ágnes",
    location: { name: "Buda" },
    ...changed,
  }) as Appointment;
const all = <Item>(...items: Item[]) => ({ items, more: false });
const ids = (visits: { id: string }[]) => visits.map(({ id }) => id);

test("bookings stand among the recorded visits by their time, those to come first", () => {
  const coming = [booking("b3", "2026-12-01T09:00:00Z", { status: "booked" })];
  const past = all(booking("b2", "2026-11-10T09:00:00Z"), booking("b1", "2026-09-10T09:00:00Z"));
  const shown = together(all(encounter("e1", "2026-10-10T09:00:00Z")), past, coming);
  expect(ids(shown)).toEqual(["b3", "b2", "e1", "b1"]);
});

test("a visit that is booked and recorded stands there once, as recorded", () => {
  const record = encounter("e1", "2026-11-10T09:20:00Z");
  const shown = together(
    all(record),
    all(
      booking("b1", "2026-11-10T09:00:00Z"),
      booking("b2", "2026-11-10T09:00:00Z", { practitioner_name: "Dr. Szűcs Előd" }),
    ),
    [],
  );
  expect(ids(shown)).toEqual(["e1", "b2"]);
});

test("what was cancelled, missed or only asked for was no visit", () => {
  const past = all(
    booking("b1", "2026-11-10T09:00:00Z", { status: "cancelled" }),
    booking("b2", "2026-11-09T09:00:00Z", { status: "noshow" }),
  );
  expect(together(all(), past, [booking("b3", "2026-12-01T09:00:00Z", { status: "pending" })])).toEqual([]);
});

test("the list ends where one of the two is not read any further", () => {
  const encounters = {
    items: [encounter("e2", "2026-11-12T09:00:00Z"), encounter("e1", "2026-11-01T09:00:00Z")],
    more: true,
  };
  const past = all(booking("b2", "2026-11-05T09:00:00Z"), booking("b1", "2026-10-01T09:00:00Z"));
  expect(ids(together(encounters, past, []))).toEqual(["e2", "b2", "e1"]);
  expect(ids(together({ ...encounters, more: false }, past, []))).toEqual(["e2", "b2", "e1", "b1"]);
});

test("a visit's papers are those of its day and its doctor", () => {
  const paper = (id: string, examination_date: string, practitioner = "") =>
    ({ id, examination_date, practitioner }) as DocumentItem;
  const papers = [
    paper("d1", "2026-11-11"),
    paper("d2", "2026-11-11", "Dr. Kovács Ágnes"),
    paper("d3", "2026-11-11", "Dr. Szűcs Előd"),
    paper("d4", "2026-11-10"),
  ];
  const late = encounter("e1", "2026-11-10T23:30:00Z");
  expect(ids(papersOf(late, papers, "Europe/Budapest"))).toEqual(["d1", "d2"]);
});
