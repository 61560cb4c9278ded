import { useLingui } from "@lingui/react/macro";
import { type Language, languages } from "@portico/shared/i18n";
import type { FieldPath } from "react-hook-form";
import type { ServiceValues } from "./serviceValues";

type Field = FieldPath<ServiceValues>;

export const idOfField = (field: string) => `service-${field.replace(/[.[\]]+/g, "-")}`;

/** In the order of the page: faults are listed so. */
export const orderOfFields = (values: ServiceValues): Field[] => [
  ...languages.map((one) => `name.${one}` as const),
  "duration_minutes",
  "price.amount_minor",
  "price.currency",
  "specialty",
  ...values.practitioners.flatMap((_, place): Field[] => [
    `practitioners.${place}`,
    `practitioners.${place}.duration_minutes`,
    `practitioners.${place}.price_minor`,
  ]),
  "availability",
  "min_notice_minutes",
  "horizon_days",
  "cancel_cutoff_minutes",
  "reschedule_cutoff_minutes",
  "grid_minutes",
  "buffer_before_minutes",
  "buffer_after_minutes",
  "capacity",
  ...languages.map((one) => `preparation.${one}` as const),
  "reminders",
  "max_open",
  "from_age",
  "to_age",
];

/** The server's name of a field as the form has it: "practitioners[0].price_minor", and one fault for all three names. */
export const formField = (field: string, own: Language) =>
  field === "name" ? `name.${own}` : field.replace(/\[(\d+)\]/g, ".$1");

/** What differs from what is saved, in words. */
export function useChanged(saved: ServiceValues, now: ServiceValues): string[] {
  const { t } = useLingui();
  const words: Record<keyof ServiceValues, string> = {
    name: t`Name`,
    specialty: t`Specialty`,
    offered: t`Offered`,
    availability: t`Who may book`,
    modality: t`Kind of visit`,
    duration_minutes: t`Duration`,
    grid_minutes: t`Starts`,
    buffer_before_minutes: t`Time before`,
    buffer_after_minutes: t`Time after`,
    capacity: t`Places`,
    price: t`Price`,
    preparation: t`Preparation`,
    min_notice_minutes: t`Shortest notice for booking`,
    horizon_days: t`How far ahead`,
    cancel_cutoff_minutes: t`Shortest notice for cancelling`,
    reschedule_cutoff_minutes: t`Shortest notice for moving`,
    reminders: t`Reminders`,
    max_open: t`Open bookings`,
    new_patients: t`New patients`,
    from_age: t`Youngest age`,
    to_age: t`Oldest age`,
    gender: t`For whom`,
    practitioners: t`Doctors`,
    rooms: t`Rooms`,
  };
  return (Object.keys(words) as (keyof ServiceValues)[])
    .filter((field) => JSON.stringify(saved[field]) !== JSON.stringify(now[field]))
    .map((field) => words[field]);
}
