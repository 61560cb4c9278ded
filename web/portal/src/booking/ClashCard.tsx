import { Trans } from "@lingui/react/macro";
import { dayAndMonth, dayAt, timeAt, weekday, weekdayDate } from "@portico/shared/dates";
import { Clock } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Slot } from "../clinic/types.ts";
import styles from "./ClashCard.module.css";
import type { Clash } from "./holding.ts";
import { locationsQuery } from "./offers.ts";
import { placeName } from "./placeName.ts";
import { minutesBetween } from "./times.ts";
import { spanText } from "./words.ts";

type Props = { clash: Clash; zone: string; busy: boolean; onChoose: (slot: Slot) => void };

/** Somebody was quicker: nothing was booked, and these are the times nearest to it. */
export function ClashCard({ clash, zone, busy, onChoose }: Props) {
  const { slot, nearest, taken } = clash;
  const clinic = useClinic();
  const places = useQuery(locationsQuery(clinic.suffix)).data?.items;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (slot.start) heading.current?.focus();
  }, [slot.start]);
  const time = timeAt(slot.start, zone);
  const date = weekdayDate(dayAt(slot.start, zone));
  return (
    <section className={styles.card} aria-labelledby="clash">
      <div className={styles.head}>
        <Clock />
        <div>
          <h2 className={styles.title} id="clash" ref={heading} tabIndex={-1}>
            {taken ? (
              <Trans>{time} has just been taken</Trans>
            ) : (
              <Trans>{time} can no longer be booked</Trans>
            )}
          </h2>
          <p>
            {nearest.length > 0 ? (
              <Trans>Nothing was booked for you. The nearest free times to {date}:</Trans>
            ) : (
              <Trans>Nothing was booked for you. Please choose another time below, or call us.</Trans>
            )}
          </p>
        </div>
      </div>
      {nearest.length > 0 && (
        <ul className={styles.list}>
          {nearest.map((one) => (
            <li key={`${one.start} ${one.practitioner_id} ${one.location_id}`}>
              <button
                type="button"
                className={styles.time}
                aria-disabled={busy || undefined}
                onClick={() => onChoose(one)}
              >
                <strong className="numbers">{timeAt(one.start, zone)}</strong>
                <span className={styles.meta}>
                  <HowFar from={slot.start} to={one.start} zone={zone} />
                </span>
                {one.location_id !== slot.location_id && (
                  <span className={styles.meta}>
                    {placeName(places?.find(({ id }) => id === one.location_id)?.name ?? "", clinic.name)}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function HowFar({ from, to, zone }: { from: string; to: string; zone: string }) {
  const date = dayAt(to, zone);
  if (date !== dayAt(from, zone))
    return (
      <>
        {weekday(date)}, {dayAndMonth(date)}
      </>
    );
  const minutes = minutesBetween(from, to);
  if (minutes === 0) return <Trans>with another doctor</Trans>;
  const span = spanText(Math.abs(minutes));
  return minutes > 0 ? <Trans>{span} later</Trans> : <Trans>{span} earlier</Trans>;
}
