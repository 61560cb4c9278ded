import { expect, test } from "vitest";
import type { Appointment } from "../clinic/types.ts";
import { dayWord, mapLink, shownAs, shownOf, standing } from "./standing.ts";

const location = {
  id: "l1",
  name: "Pasaréti rendelő",
  address_line: "Pasaréti út 122.",
  city: "Budapest",
  postal_code: "1026",
  phone: "+3615550142",
  time_zone: "Europe/Budapest",
};
const visit = (changed: Partial<Appointment> = {}) =>
  ({
    status: "booked",
    start: "2026-11-24T08:20:00Z",
    location,
    cancel_until: "2026-11-23T08:20:00Z",
    reschedule_until: "2026-11-23T08:20:00Z",
    ...changed,
  }) as Appointment;

test("tomorrow is the institution's, wherever the reader is", () => {
  expect(dayWord(visit(), Date.parse("2026-11-23T22:59:00Z"))).toBe("tomorrow");
  expect(dayWord(visit(), Date.parse("2026-11-23T23:00:00Z"))).toBe("today");
  expect(dayWord(visit(), Date.parse("2026-11-22T22:59:00Z"))).toBe("later");
});

test("a booking is open until its last cut-off, then it stands", () => {
  expect(shownAs(visit())).toBe("open");
  expect(shownAs(visit({ reschedule_until: undefined }))).toBe("open");
  expect(shownAs(visit({ cancel_until: undefined, reschedule_until: undefined }))).toBe("fixed");
  expect(shownAs(visit({ status: "arrived" }))).toBe("going-on");
  expect(shownAs(visit({ status: "pending", cancel_until: undefined }))).toBe("requested");
});

test("what the clinic called off is told, what one cancelled oneself is not", () => {
  const off = visit({ status: "cancelled", cancelled_by: "staff" });
  const own = visit({ status: "cancelled", cancelled_by: "patient" });
  const list = [visit(), off, own, visit({ status: "noshow" })];
  expect(shownOf(list)).toEqual([list[0], off]);
  expect(standing(list)).toEqual([list[0]]);
});

test("the map is asked for the address alone", () => {
  expect(new URL(mapLink(location)).searchParams.get("query")).toBe("Pasaréti út 122., 1026 Budapest");
  expect(mapLink({ ...location, address_line: "", city: "", postal_code: "" })).toBe("");
});
