import { Plural, Trans } from "@lingui/react/macro";
import { serverNow } from "@portico/shared/clock";
import { DateBlock } from "@portico/shared/components/DateBlock";
import { dayAt } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { Preparation } from "../bookings/AppointmentCard.tsx";
import { Facts } from "../bookings/Facts.tsx";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedService, Slot } from "../clinic/types.ts";
import { practitionersQuery, servicesQuery } from "./offers.ts";
import styles from "./Summary.module.css";
import { minutesBetween } from "./times.ts";
import { spanText } from "./words.ts";

/** What is about to be booked. */
export function Summary({ slot, location }: { slot: Slot; location: OfferedLocation }) {
  const { suffix } = useClinic();
  const service = useQuery(servicesQuery(suffix)).data?.items.find(({ id }) => id === slot.service_id);
  const doctor = useQuery(practitionersQuery(suffix)).data?.items.find(
    ({ id }) => id === slot.practitioner_id,
  );
  const visit = {
    start: slot.start,
    end: slot.end,
    location,
    modality: service?.modality ?? "in_person",
    // With several prices it is the doctor's own, which is told once it is booked.
    price: service?.highest_price ? undefined : service?.price,
  };
  return (
    <section className={styles.card} aria-labelledby="chosen">
      <div className={styles.head}>
        <DateBlock date={dayAt(slot.start, location.time_zone)} />
        <div className={styles.words}>
          <h2 className={styles.title} id="chosen">
            {service?.name ?? "…"}
          </h2>
          <p className={styles.meta}>
            {[doctor?.name, spanText(minutesBetween(slot.start, slot.end))].filter(Boolean).join(" · ")}
          </p>
          <Facts visit={visit} withPrice />
        </div>
      </div>
      {service?.preparation && <Preparation>{service.preparation}</Preparation>}
      {service && <CutOff service={service} start={slot.start} />}
    </section>
  );
}

function CutOff({ service, start }: { service: OfferedService; start: string }) {
  const hours = Math.round(Math.max(service.cancel_cutoff_minutes, service.reschedule_cutoff_minutes) / 60);
  if (hours === 0) return null;
  if (Date.parse(start) - hours * 3_600_000 < serverNow())
    return (
      <p className={styles.cutoff}>
        <Trans>It is near: once booked, only the clinic can change or cancel it. Please call then.</Trans>
      </p>
    );
  return (
    <p className={styles.cutoff}>
      <Plural
        value={hours}
        one="You can change or cancel it here up to # hour before."
        other="You can change or cancel it here up to # hours before."
      />{" "}
      <Trans>Later, please call.</Trans>
    </p>
  );
}
