import { expect, test } from "vitest";
import {
  type Answers,
  afterMaking,
  bodyOf,
  idOfFault,
  roomFor,
  usualAnswers,
  weekOf,
  withLine,
} from "./answers";

const monday = "2026-11-23";
const answers = (given: Partial<Answers> = {}): Answers => ({
  ...usualAnswers(["agnes"], "buda"),
  services: [{ key: 0, name: "Cardiology", duration: "30" }],
  ...given,
});

test("the usual answers make a working week", () => {
  const week = weekOf(answers(), monday);
  expect(week.map(({ open }) => open.length)).toEqual([2, 2, 2, 2, 2, 0, 0]);
  expect(week[0]?.open.map((one) => `${one.start_time}-${one.end_time}`)).toEqual([
    "08:00-12:00",
    "12:30-16:00",
  ]);
  expect(roomFor(week, 30)).toBe(5 * (8 + 7));
  expect(roomFor(week, 0)).toBe(0);
});

test("a break at the edge shortens the day, one outside changes nothing", () => {
  const stretches = (given: Partial<Answers>) =>
    weekOf(answers(given), monday)[0]?.open.map((one) => `${one.start_time}-${one.end_time}`);
  expect(stretches({ pauseStart: "8", pauseEnd: "9" })).toEqual(["09:00-16:00"]);
  expect(stretches({ pauseStart: "17", pauseEnd: "18" })).toEqual(["08:00-16:00"]);
  expect(stretches({ pause: false })).toEqual(["08:00-16:00"]);
  expect(stretches({ start: "16", end: "8" })).toEqual([]);
});

test("lines left empty are not sent, times as the clock shows them", () => {
  const body = bodyOf(
    answers({
      services: [
        { key: 0, name: " Cardiology ", duration: "20" },
        { key: 1, name: "", duration: "30" },
      ],
      newcomers: [
        { key: 0, name: "" },
        { key: 4, name: "Dr. Nagy" },
      ],
      start: "7",
      pause: false,
    }),
  );
  expect(body).toMatchObject({
    services: [{ name: "Cardiology", duration_minutes: 20 }],
    new_practitioners: ["Dr. Nagy"],
    start_time: "07:00",
  });
  expect(body.break_start_time).toBeUndefined();
});

test("where nothing is named the first line is sent, so that the server says what is missing", () => {
  expect(bodyOf(answers({ services: [{ key: 3, name: "", duration: "x" }] })).services).toEqual([
    { name: "", duration_minutes: 0 },
  ]);
});

test("a fault leads to the line that was sent", () => {
  const some = answers({
    services: [
      { key: 0, name: "", duration: "30" },
      { key: 5, name: "ECG", duration: "7" },
    ],
    newcomers: [
      { key: 0, name: "" },
      { key: 2, name: "Dr. Nagy" },
    ],
  });
  expect(idOfFault("services[0].duration_minutes", some)).toBe("first-service-5-duration");
  expect(idOfFault("new_practitioners[0]", some)).toBe("first-newcomer-2");
  expect(idOfFault("practitioners", answers())).toBe("first-practitioners");
  expect(idOfFault("weekdays", some)).toBe("first-weekdays");
});

test("who was new is known after making", () => {
  const made = { location_id: "pest", services: [], practitioners: ["agnes", "nagy"], schedules: [] };
  expect(afterMaking(answers({ newcomers: [{ key: 0, name: "Dr. Nagy" }] }), made)).toMatchObject({
    practitioners: ["agnes", "nagy"],
    newcomers: [],
    location_id: "pest",
  });
});

test("each new line has a key of its own", () => {
  expect(withLine([{ key: 3, name: "a" }], { name: "b" })).toEqual([
    { key: 3, name: "a" },
    { key: 4, name: "b" },
  ]);
  expect(withLine<{ key: number; name: string }>([], { name: "a" })).toEqual([{ key: 0, name: "a" }]);
});
