import { type Language, languages } from "@portico/shared/i18n";
import { amountOf, amountText } from "../money";
import type { Service, ServiceSettings } from "../types";

/** A doctor who does the service at an institution; empty: in the service's own time, at its own price. */
interface RoleValues {
  practitioner_id: string;
  location_id: string;
  duration_minutes: string;
  price_minor: string;
  video_url: string;
}

/** As the form holds it: what is typed is text, named as the server names it. */
export interface ServiceValues {
  name: Record<Language, string>;
  specialty: string;
  offered: boolean;
  availability: Service["availability"];
  modality: Service["modality"];
  duration_minutes: string;
  /** Empty: as long as the service takes. */
  grid_minutes: string;
  buffer_before_minutes: string;
  buffer_after_minutes: string;
  capacity: string;
  price: { amount_minor: string; currency: string };
  preparation: Record<Language, string>;
  min_notice_minutes: string;
  horizon_days: string;
  cancel_cutoff_minutes: string;
  reschedule_cutoff_minutes: string;
  /** Minutes before the visit. */
  reminders: number[];
  max_open: string;
  new_patients: boolean;
  from_age: string;
  to_age: string;
  gender: "" | NonNullable<Service["gender"]>;
  practitioners: RoleValues[];
  rooms: string[];
}

const inEach = (): Record<Language, string> => ({ en: "", hu: "", es: "" });

/** A name and a duration are all that is asked of a new one. */
export const newService = (currency: string): ServiceValues => ({
  name: inEach(),
  specialty: "",
  offered: true,
  availability: "online",
  modality: "in_person",
  duration_minutes: "30",
  grid_minutes: "",
  buffer_before_minutes: "0",
  buffer_after_minutes: "0",
  capacity: "1",
  price: { amount_minor: "", currency },
  preparation: inEach(),
  min_notice_minutes: "60",
  horizon_days: "90",
  cancel_cutoff_minutes: "1440",
  reschedule_cutoff_minutes: "1440",
  reminders: [1440],
  max_open: "",
  new_patients: true,
  from_age: "",
  to_age: "",
  gender: "",
  practitioners: [],
  rooms: [],
});

/** When nothing else is chosen a booking may begin where the last one ends; long ones at half past, too. */
export const ownGrid = (duration: number) => (duration <= 60 ? duration : 30);

const text = (value: number | undefined) => (value === undefined ? "" : String(value));

export function valuesOf(service: Service, currency: string): ServiceValues {
  const money = service.price?.currency ?? currency;
  return {
    name: { ...service.name },
    specialty: service.specialty,
    offered: service.status === "active",
    availability: service.availability,
    modality: service.modality,
    duration_minutes: text(service.duration_minutes),
    grid_minutes:
      service.grid_minutes === ownGrid(service.duration_minutes) ? "" : text(service.grid_minutes),
    buffer_before_minutes: text(service.buffer_before_minutes),
    buffer_after_minutes: text(service.buffer_after_minutes),
    capacity: text(service.capacity),
    price: {
      amount_minor: service.price ? amountText(service.price.amount_minor, money) : "",
      currency: money,
    },
    preparation: { ...service.preparation },
    min_notice_minutes: text(service.min_notice_minutes),
    horizon_days: text(service.horizon_days),
    cancel_cutoff_minutes: text(service.cancel_cutoff_minutes),
    reschedule_cutoff_minutes: text(service.reschedule_cutoff_minutes),
    reminders: [...(service.reminders ?? [])],
    max_open: text(service.max_open),
    new_patients: service.new_patients,
    from_age: text(service.from_age),
    to_age: text(service.to_age),
    gender: service.gender ?? "",
    practitioners: service.practitioners.map((role) => ({
      practitioner_id: role.practitioner_id,
      location_id: role.location_id,
      duration_minutes: text(role.duration_minutes),
      price_minor: role.price_minor === undefined ? "" : amountText(role.price_minor, money),
      video_url: role.video_url ?? "",
    })),
    rooms: [...service.rooms],
  };
}

/** Where something stands that is no number, by the names of the form. */
export type NumberFault = { field: string; kind: "number" | "amount" };

export function numberFaults(values: ServiceValues): NumberFault[] {
  const faults: NumberFault[] = [];
  const whole = (field: string, value: string, needed: boolean) => {
    if (needed || value.trim() !== "")
      if (!/^\d{1,6}$/.test(value.trim())) faults.push({ field, kind: "number" });
  };
  const amount = (field: string, value: string) => {
    if (value.trim() !== "" && amountOf(value, values.price.currency) === undefined)
      faults.push({ field, kind: "amount" });
  };
  whole("duration_minutes", values.duration_minutes, true);
  whole("capacity", values.capacity, true);
  whole("max_open", values.max_open, false);
  whole("from_age", values.from_age, false);
  whole("to_age", values.to_age, false);
  amount("price.amount_minor", values.price.amount_minor);
  values.practitioners.forEach((role, place) => {
    whole(`practitioners.${place}.duration_minutes`, role.duration_minutes, false);
    amount(`practitioners.${place}.price_minor`, role.price_minor);
  });
  return faults;
}

const number = (value: string) => (value.trim() === "" ? undefined : Number(value));

/** What is sent of values without `numberFaults`. */
export function settingsOf(values: ServiceValues, position: number): ServiceSettings {
  const { currency } = values.price;
  const price = amountOf(values.price.amount_minor, currency);
  const duration = Number(values.duration_minutes);
  return {
    name: trimmed(values.name),
    specialty: values.specialty.trim(),
    status: values.offered ? "active" : "inactive",
    availability: values.availability,
    modality: values.modality,
    duration_minutes: duration,
    grid_minutes: number(values.grid_minutes) ?? ownGrid(duration),
    buffer_before_minutes: Number(values.buffer_before_minutes),
    buffer_after_minutes: Number(values.buffer_after_minutes),
    capacity: Number(values.capacity),
    price: price === undefined ? undefined : { amount_minor: price, currency },
    preparation: trimmed(values.preparation),
    min_notice_minutes: Number(values.min_notice_minutes),
    horizon_days: Number(values.horizon_days),
    cancel_cutoff_minutes: Number(values.cancel_cutoff_minutes),
    reschedule_cutoff_minutes: Number(values.reschedule_cutoff_minutes),
    reminders: values.reminders,
    max_open: number(values.max_open),
    new_patients: values.new_patients,
    from_age: number(values.from_age),
    to_age: number(values.to_age),
    gender: values.gender === "" ? undefined : values.gender,
    position,
    practitioners: values.practitioners.map((role) => ({
      practitioner_id: role.practitioner_id,
      location_id: role.location_id,
      duration_minutes: number(role.duration_minutes),
      price_minor: amountOf(role.price_minor, currency),
      video_url: values.modality === "video" ? role.video_url.trim() || undefined : undefined,
    })),
    rooms: values.rooms,
  };
}

const trimmed = (texts: Record<Language, string>) =>
  Object.fromEntries(languages.map((one) => [one, texts[one].trim()])) as Record<Language, string>;

export const hasName = ({ name }: ServiceValues) => languages.some((one) => name[one].trim() !== "");
