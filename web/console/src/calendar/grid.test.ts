import { describe, expect, test } from "vitest";
import { addDays, isDay, momentOf, mondayOf, rangeOf, weekNumber, weeksOf } from "./days";
import { DayAxis, freePieces, hoursAround, inLanes, PX_A_MINUTE, without } from "./grid";

const budapest = "Europe/Budapest";
const at = (text: string) => Date.parse(text);
const stretch = (start: string, end: string) => ({ start: at(start), end: at(end) });

describe("days", () => {
  test("weeks begin on Monday and are numbered as ISO says", () => {
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
    expect(weekNumber("2026-11-22")).toBe(47);
    expect(weekNumber("2027-01-01")).toBe(53);
    expect(weekNumber("2024-12-30")).toBe(1);
    expect(rangeOf("week", "2026-11-22")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
    expect(rangeOf("list", "2026-11-22")).toEqual({ from: "2026-11-22", to: "2026-11-22" });
  });

  test("a month is shown in whole weeks", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe("2026-10-26");
    expect(weeks[5]?.[6]).toBe("2026-12-06");
    expect(weeksOf("2027-02")).toHaveLength(4);
  });

  test("what is no day is none", () => {
    expect(isDay("2026-02-29")).toBe(false);
    expect(isDay("2028-02-29")).toBe(true);
    expect(isDay("tomorrow")).toBe(false);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });
});

describe("a day's axis", () => {
  test("has 1.45 pixels a minute", () => {
    const day = new DayAxis("2026-11-23", budapest, 8, 16);
    expect(day.start).toBe(at("2026-11-23T07:00:00Z"));
    expect(day.height).toBeCloseTo(8 * 60 * PX_A_MINUTE);
    expect(day.top(at("2026-11-23T09:00:00+01:00"))).toBeCloseTo(87);
    expect(day.top(at("2026-11-23T05:00:00+01:00"))).toBe(0);
    expect(day.at(87 + 3)).toBe(at("2026-11-23T09:00:00+01:00"));
    expect(day.at(-50)).toBe(day.start);
  });

  test("in the night in which clocks go forward an hour is not there", () => {
    const day = new DayAxis("2026-03-29", budapest, 0, 24);
    expect(day.height).toBeCloseTo(23 * 60 * PX_A_MINUTE);
    expect(day.hours()).toHaveLength(23);
    expect(day.hours()[2]).toBe(at("2026-03-29T03:00:00+02:00"));
    // By day everything stands where it always does.
    const work = new DayAxis("2026-03-29", budapest, 8, 16);
    expect(work.start).toBe(at("2026-03-29T08:00:00+02:00"));
    expect(work.top(at("2026-03-29T12:00:00+02:00"))).toBeCloseTo(240 * PX_A_MINUTE);
  });

  test("in the night in which they go back one is there twice", () => {
    const day = new DayAxis("2026-10-25", budapest, 0, 24);
    expect(day.height).toBeCloseTo(25 * 60 * PX_A_MINUTE);
    expect(day.hours()).toHaveLength(25);
    const first = day.top(at("2026-10-25T02:30:00+02:00"));
    const second = day.top(at("2026-10-25T02:30:00+01:00"));
    expect(second - first).toBeCloseTo(60 * PX_A_MINUTE);
  });

  test("a zone whose clocks go back at midnight keeps its day whole", () => {
    const day = new DayAxis("2026-10-31", "America/Havana", 0, 24);
    expect(day.height).toBeCloseTo(24 * 60 * PX_A_MINUTE);
    expect(new DayAxis("2026-11-01", "America/Havana", 0, 24).height).toBeCloseTo(25 * 60 * PX_A_MINUTE);
  });

  test("a time that does not exist is the first after it", () => {
    expect(momentOf("2026-03-29", 150, budapest)).toBe(at("2026-03-29T03:30:00+02:00"));
    expect(momentOf("2026-03-29", 1440, budapest)).toBe(at("2026-03-30T00:00:00+02:00"));
  });

  test("shows eight to four, and more where there is more", () => {
    expect(hoursAround([], "2026-11-23", budapest)).toEqual([8, 16]);
    const early = stretch("2026-11-23T06:40:00+01:00", "2026-11-23T19:10:00+01:00");
    expect(hoursAround([early], "2026-11-23", budapest)).toEqual([6, 20]);
    expect(hoursAround([early], "2026-11-24", budapest)).toEqual([8, 16]);
    const night = stretch("2026-03-28T22:00:00+01:00", "2026-03-29T04:00:00+02:00");
    expect(hoursAround([night], "2026-03-29", budapest)).toEqual([0, 16]);
  });
});

describe("what is free", () => {
  const open = stretch("2026-11-23T08:00:00+01:00", "2026-11-23T10:00:00+01:00");

  test("is what is open and not taken, in pieces of a visit", () => {
    const taken = [stretch("2026-11-23T08:30:00+01:00", "2026-11-23T09:10:00+01:00")];
    expect(freePieces(open, taken, 30, 0)).toEqual([
      stretch("2026-11-23T08:00:00+01:00", "2026-11-23T08:30:00+01:00"),
      stretch("2026-11-23T09:10:00+01:00", "2026-11-23T09:40:00+01:00"),
      stretch("2026-11-23T09:40:00+01:00", "2026-11-23T10:00:00+01:00"),
    ]);
  });

  test("is never over, and begins on five minutes", () => {
    expect(freePieces(open, [], 30, at("2026-11-23T09:32:00+01:00"))).toEqual([
      stretch("2026-11-23T09:35:00+01:00", "2026-11-23T10:00:00+01:00"),
    ]);
    expect(freePieces(open, [], 30, at("2026-11-23T12:00:00+01:00"))).toEqual([]);
    expect(freePieces(open, [open], 30, 0)).toEqual([]);
  });

  test("parts may overlap and stick out", () => {
    const parts = [
      stretch("2026-11-23T07:00:00+01:00", "2026-11-23T08:20:00+01:00"),
      stretch("2026-11-23T08:10:00+01:00", "2026-11-23T08:40:00+01:00"),
      stretch("2026-11-23T09:50:00+01:00", "2026-11-23T11:00:00+01:00"),
    ];
    expect(without(open, parts)).toEqual([stretch("2026-11-23T08:40:00+01:00", "2026-11-23T09:50:00+01:00")]);
  });
});

test("what overlaps stands side by side, what follows has the whole width again", () => {
  const lanes = inLanes(
    [
      { start: 0, end: 30 },
      { start: 0, end: 20 },
      { start: 20, end: 30 },
      { start: 30, end: 40 },
    ],
    (one) => one,
  );
  expect(lanes.map(({ item, lane, lanes }) => [item.start, item.end, lane, lanes])).toEqual([
    [0, 20, 0, 2],
    [0, 30, 1, 2],
    [20, 30, 0, 2],
    [30, 40, 0, 1],
  ]);
});
