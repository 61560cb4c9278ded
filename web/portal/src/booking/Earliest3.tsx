import { Trans } from "@lingui/react/macro";
import { serverNow } from "@portico/shared/clock";
import { dayAt, timeAt, weekdayAndDay } from "@portico/shared/dates";
import { Right } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { OfferedLocation, OfferedService, Slot } from "../clinic/types.ts";
import { usePlace } from "../routing/place.ts";
import styles from "./Earliest3.module.css";
import { practitionersQuery, slotsQuery } from "./offers.ts";
import { onePerStart } from "./times.ts";
import { away } from "./words.ts";

/** Enough for three different times, also where several doctors are free at once. */
export const FIRST = 12;

type Props = { service: OfferedService; location: OfferedLocation; onChoose: (slot: Slot) => void };

/** The three times that come first, one tap away. */
export function Earliest3({ service, location, onChoose }: Props) {
  const { suffix } = useClinic();
  const doctor = usePlace().filters.get("doctor") ?? undefined;
  const wish = { service: service.id, location: location.id };
  const slots = useQuery(slotsQuery(suffix, { ...wish, practitioner: doctor, limit: FIRST })).data;
  const doctors = useQuery(practitionersQuery(suffix, wish)).data?.items ?? [];
  const first = slots && onePerStart(slots.items.length > 0 ? slots.items : slots.next ? [slots.next] : []);
  if (!first || first.length === 0) return null;
  const today = dayAt(new Date(serverNow()), location.time_zone);
  return (
    <section className={styles.section} aria-labelledby="earliest">
      <h2 id="earliest">
        <Trans>Earliest times</Trans>
      </h2>
      <ul className={styles.list}>
        {first.slice(0, 3).map((slot) => {
          const date = dayAt(slot.start, location.time_zone);
          const who = doctors.length > 1 && doctors.find(({ id }) => id === slot.practitioner_id)?.name;
          return (
            <li key={slot.start}>
              <button type="button" className={styles.row} onClick={() => onChoose(slot)}>
                <span className={styles.words}>
                  <span className={styles.date}>{weekdayAndDay(date)}</span>
                  <span className={styles.meta}>{[away(date, today), who].filter(Boolean).join(" · ")}</span>
                </span>
                <span className={`${styles.time} numbers`}>{timeAt(slot.start, location.time_zone)}</span>
                <Right />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
