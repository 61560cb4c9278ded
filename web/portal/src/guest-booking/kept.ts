import type { GuestBooked } from "../clinic/types.ts";
import { type Guest, nobody } from "./fields.ts";

let typed: { suffix: string; guest: Guest } | undefined;
let booked: { suffix: string; booking: GuestBooked } | undefined;

/** What was typed, for who comes back to correct it or takes another time. In memory only: a reload forgets it. */
export const keepTyped = (suffix: string, guest: Guest) => {
  typed = { suffix, guest };
};
export const typedSoFar = (suffix: string): Guest => (typed?.suffix === suffix ? typed.guest : nobody);

/** What was booked just now: it is shown once, beside what the link of the message shows. */
export const keepBooked = (suffix: string, booking: GuestBooked) => {
  typed = undefined;
  booked = { suffix, booking };
};
export const bookedWith = (suffix: string, key: string): GuestBooked | undefined =>
  booked?.suffix === suffix && booked.booking.visit_key === key ? booked.booking : undefined;
