import { expect, test } from "vitest";
import type { WeeklyHours } from "../types";
import {
  addedTo,
  changed,
  copied,
  extent,
  faultsOf,
  hoursOf,
  type Line,
  linesOf,
  minutesAWeek,
  twoPlaces,
} from "./lines";

const buda = "buda";
const pest = "pest";
const hours = (given: Partial<WeeklyHours> = {}): WeeklyHours => ({
  location_id: buda,
  kind: "open",
  weekday: 1,
  start_time: "08:00",
  end_time: "16:00",
  weeks: "every",
  ...given,
});
const line = (given: Partial<Line> = {}): Line => ({ ...(linesOf([hours()])[0] as Line), ...given });

test("hours come back as they were read", () => {
  const all = [hours(), hours({ weekday: 3, kind: "pause", valid_from: "2026-01-01", service_id: "s" })];
  expect(hoursOf(linesOf(all))).toEqual(
    all.map((one) => ({ service_id: undefined, valid_from: undefined, valid_until: undefined, ...one })),
  );
});

test("what was typed loosely is sent as the clock shows it", () => {
  expect(hoursOf([line({ start: "8", end: "16.30" })])[0]).toMatchObject({
    start_time: "08:00",
    end_time: "16:30",
  });
});

test("each fault stands at its field", () => {
  expect(
    faultsOf([
      line({ key: 1, start: "x" }),
      line({ key: 2, start: "16", end: "8" }),
      line({ key: 3, valid_from: "2026-05-01", valid_until: "2026-04-01" }),
      line({ key: 4 }),
    ]),
  ).toEqual([
    { key: 1, field: "start", kind: "clock" },
    { key: 2, field: "end", kind: "order" },
    { key: 3, field: "valid_until", kind: "days" },
  ]);
});

test("nobody is at two institutions at once", () => {
  const here = line({ key: 1 });
  const there = line({ key: 2, location_id: pest, start: "12", end: "18" });
  expect(twoPlaces([here, there])).toEqual([1]);
  expect(twoPlaces([here, { ...there, weekday: 2 }])).toEqual([]);
  expect(twoPlaces([here, { ...there, start: "16" }])).toEqual([]);
  expect(
    twoPlaces([
      { ...here, weeks: "odd" },
      { ...there, weeks: "even" },
    ]),
  ).toEqual([]);
  expect(
    twoPlaces([
      { ...here, valid_until: "2026-03-31" },
      { ...there, valid_from: "2026-04-01" },
    ]),
  ).toEqual([]);
});

test("the hours of a week are those of an average one, less the breaks", () => {
  expect(minutesAWeek([line(), line({ key: 2, kind: "pause", start: "12:00", end: "12:30" })])).toBe(450);
  expect(minutesAWeek([line({ weeks: "odd" })])).toBe(240);
  expect(minutesAWeek([line(), line({ key: 2, start: "10", end: "12" })])).toBe(480);
});

test("a new stretch comes after what is there, on an empty day like the last that was set", () => {
  const lines = [line({ end: "12:00", location_id: pest })];
  expect(addedTo(lines, 1, "open", buda)).toMatchObject({ start: "12:00", end: "16:00", location_id: pest });
  expect(addedTo(lines, 2, "open", buda)).toMatchObject({ weekday: 2, start: "08:00", end: "12:00", key: 1 });
  expect(addedTo([], 2, "open", buda)).toMatchObject({ start: "08:00", end: "16:00", location_id: buda });
  expect(addedTo(lines, 1, "pause", buda)).toMatchObject({ kind: "pause", start: "12:00" });
});

test("a day is copied in place of what was there, each with a key of its own", () => {
  const lines = [line({ key: 0 }), line({ key: 1, weekday: 2, start: "10" }), line({ key: 2, weekday: 6 })];
  const all = copied(lines, 1, [1, 2, 3]);
  expect(all.map(({ weekday, start }) => `${weekday} ${start}`)).toEqual([
    "1 08:00",
    "2 08:00",
    "3 08:00",
    "6 08:00",
  ]);
  expect(new Set(all.map(({ key }) => key)).size).toBe(4);
});

test("the week is drawn from eight to five, further where somebody works", () => {
  expect(extent([{ open: [] }])).toEqual([8, 17]);
  expect(extent([{ open: [{ start_time: "06:30", end_time: "20:10" }] }])).toEqual([6, 21]);
});

test("breaks go with the hours to another institution", () => {
  const lines = [
    line({ key: 0 }),
    line({ key: 1, kind: "pause" }),
    line({ key: 2, kind: "pause", weekday: 2 }),
  ];
  const moved = changed(lines, line({ key: 0, location_id: pest }));
  expect(moved.map(({ location_id }) => location_id)).toEqual([pest, pest, buda]);
});
