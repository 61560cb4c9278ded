import { expect, test } from "vitest";
import type { Service } from "../types";
import { newService, numberFaults, ownGrid, settingsOf, valuesOf } from "./serviceValues";

const cardiology: Service = {
  id: "1",
  version: 3,
  name: { en: "Cardiology", hu: "Kardiológia", es: "" },
  specialty: "kardiológia",
  status: "active",
  availability: "on_request",
  modality: "in_person",
  duration_minutes: 30,
  grid_minutes: 20,
  buffer_before_minutes: 0,
  buffer_after_minutes: 10,
  capacity: 1,
  price: { amount_minor: 3_200_000, currency: "HUF" },
  preparation: { en: "Please do not smoke before.", hu: "", es: "" },
  min_notice_minutes: 60,
  horizon_days: 60,
  cancel_cutoff_minutes: 1440,
  reschedule_cutoff_minutes: 2880,
  reminders: [2880, 120],
  max_open: 2,
  new_patients: false,
  from_age: 18,
  gender: "female",
  position: 4,
  practitioners: [{ practitioner_id: "p", location_id: "l", duration_minutes: 45, price_minor: 3_800_000 }],
  rooms: ["r"],
};

test("a service that nobody changed is sent as it was read", () => {
  const { id, version, ...settings } = cardiology;
  expect(settingsOf(valuesOf(cardiology, "HUF"), 4)).toEqual({
    ...settings,
    to_age: undefined,
  });
});

test("a new service needs a name and nothing else", () => {
  const values = { ...newService("HUF"), name: { en: "", hu: " Ultrahang ", es: "" } };
  expect(numberFaults(values)).toEqual([]);
  const sent = settingsOf(values, 7);
  expect(sent).toMatchObject({
    name: { hu: "Ultrahang" },
    duration_minutes: 30,
    grid_minutes: 30,
    availability: "online",
    position: 7,
  });
  expect(sent.price).toBeUndefined();
});

test("starts follow the duration until something else is chosen", () => {
  expect(ownGrid(20)).toBe(20);
  expect(ownGrid(90)).toBe(30);
  expect(settingsOf({ ...newService("EUR"), duration_minutes: "20" }, 0).grid_minutes).toBe(20);
  expect(settingsOf({ ...newService("EUR"), grid_minutes: "10" }, 0).grid_minutes).toBe(10);
});

test("what is no number is told where it stands", () => {
  const values = newService("EUR");
  expect(
    numberFaults({
      ...values,
      duration_minutes: "half an hour",
      max_open: "-1",
      price: { amount_minor: "cheap", currency: "EUR" },
      practitioners: [
        { practitioner_id: "p", location_id: "l", duration_minutes: "x", price_minor: "y", video_url: "" },
      ],
    }).map(({ field }) => field),
  ).toEqual([
    "duration_minutes",
    "max_open",
    "price.amount_minor",
    "practitioners.0.duration_minutes",
    "practitioners.0.price_minor",
  ]);
});
