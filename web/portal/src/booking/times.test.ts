import { expect, test } from "vitest";
import type { Slot } from "../clinic/types.ts";
import { dayShown, daysOf, minutesBetween, onePerStart, weekShown } from "./times.ts";

const zone = "Europe/Budapest";
const slot = (start: string, practitioner_id = "p1") => ({ start, practitioner_id }) as Slot;

test("with any doctor a time stands there once", () => {
  const both = [
    slot("2026-11-23T08:00:00Z"),
    slot("2026-11-23T08:00:00Z", "p2"),
    slot("2026-11-23T08:30:00Z"),
  ];
  expect(onePerStart(both)).toEqual([both[0], both[2]]);
});

test("a time belongs to the institution's day, and an empty weekend takes no place", () => {
  const late = slot("2026-11-23T23:30:00Z");
  const days = daysOf("2026-11-23", [late], zone);
  expect(days.map(({ date }) => date)).toHaveLength(5);
  expect(days[1]).toEqual({ date: "2026-11-24", slots: [late] });
  expect(daysOf("2026-11-23", [slot("2026-11-28T08:00:00Z")], zone)).toHaveLength(6);
  expect(daysOf("2026-11-23", [], zone, "2026-11-29")).toHaveLength(7);
});

test("the week shown is that of the first free time until another is asked for", () => {
  const first = slot("2026-12-01T08:00:00Z");
  expect(weekShown(undefined, first, "2026-11-22", zone)).toEqual({
    monday: "2026-11-30",
    day: "2026-12-01",
  });
  expect(weekShown("2026-12-09", first, "2026-11-22", zone).monday).toBe("2026-12-07");
  expect(weekShown("2026-11-01", first, "2026-11-22", zone).day).toBe("2026-11-22");
  expect(weekShown("no day", undefined, "2026-11-22", zone).monday).toBe("2026-11-16");
});

test("on a phone the first day with something free is open", () => {
  const days = daysOf("2026-11-23", [slot("2026-11-25T08:00:00Z")], zone);
  expect(dayShown(days, "2026-11-23")).toBe("2026-11-25");
  expect(dayShown(days, "2026-11-25")).toBe("2026-11-25");
  expect(dayShown(days, "2026-11-26")).toBe("2026-11-26");
});

test("how much later a time is holds in the night in which clocks change", () => {
  expect(minutesBetween("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")).toBe(60);
  expect(minutesBetween("2026-11-23T10:00:00Z", "2026-11-23T09:40:00Z")).toBe(-20);
});
