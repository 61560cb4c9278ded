import { i18n } from "@lingui/core";
import { describe, expect, test } from "vitest";
import {
  dateRange,
  dateTimeAt,
  dayAt,
  daysBetween,
  fullDate,
  hourAt,
  mondayOf,
  monthOf,
  plusDays,
  timeAt,
  weekdayDate,
} from "./index.ts";

const speak = (language: string) => {
  i18n.load(language, {});
  i18n.activate(language);
};

describe("a date", () => {
  test.each([
    ["en", "18 November 2026"],
    ["hu", "2026. november 18."],
    ["es", "18 de noviembre de 2026"],
  ])("is written in full in %s", (language, written) => {
    speak(language);
    expect(fullDate("2026-11-18")).toBe(written);
  });

  test("stays on its day far west of the clinic", () => {
    expect(process.env.TZ).toBe("America/New_York");
    expect(fullDate("2026-01-01")).toBe("1 January 2026");
    expect(monthOf("2026-01-01")).toBe("January 2026");
    expect(weekdayDate("2026-11-21")).toBe("Saturday, 21 November 2026");
  });
});

describe("an instant", () => {
  const budapest = "Europe/Budapest";

  test("is shown by the clinic's clock, not the browser's", () => {
    expect(timeAt("2026-11-21T22:30:00Z", budapest)).toBe("23:30");
    expect(dateTimeAt("2026-11-21T23:30:00Z", budapest)).toBe("22 November 2026, 0:30");
  });

  test("belongs to the clinic's day", () => {
    expect(dayAt("2026-11-21T23:30:00Z", budapest)).toBe("2026-11-22");
    expect(dayAt("2026-11-21T23:30:00Z", "America/Costa_Rica")).toBe("2026-11-21");
  });

  test("keeps its hour through the night in which clocks go back", () => {
    expect(timeAt("2026-10-25T00:30:00Z", budapest)).toBe("2:30");
    expect(timeAt("2026-10-25T01:30:00Z", budapest)).toBe("2:30");
  });

  test("midnight is hour 0", () => {
    expect(hourAt(new Date("2026-11-21T23:10:00Z"), budapest)).toBe(0);
  });
});

describe("a week", () => {
  test("begins on Monday, also across a year's end and the night in which clocks change", () => {
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
    expect(mondayOf("2027-01-02")).toBe("2026-12-28");
    expect(plusDays("2026-10-24", 2)).toBe("2026-10-26");
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(daysBetween("2027-01-01", "2026-12-31")).toBe(-1);
  });

  test("is written once where its ends share a month", () => {
    speak("en");
    expect(dateRange("2026-11-23", "2026-11-29").replace(/\u2009/g, "")).toBe("23–29 November 2026");
  });
});
