import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { CalendarAppointment } from "../api/types";
import styles from "./WaitingStrip.module.css";

interface Props {
  visits: CalendarAppointment[];
  now: number;
  onOpen: (id: string) => void;
}

const minutesSince = (moment: string, now: number) =>
  Math.max(0, Math.floor((now - Date.parse(moment)) / 60_000));

/** Who is here, above the day: longest waiting first. */
export function WaitingStrip({ visits, now, onOpen }: Props) {
  const { t } = useLingui();
  const of = (status: CalendarAppointment["status"]) => visits.filter((one) => one.status === status);
  const arrived = of("arrived").sort((a, b) => a.changed_at.localeCompare(b.changed_at));
  const inside = of("in-progress").sort((a, b) => a.end.localeCompare(b.end));
  const [done, missed] = [of("fulfilled").length, of("noshow").length];
  if (arrived.length + inside.length + done + missed === 0) return null;
  return (
    <section className={`${styles.strip} screen-only`} aria-label={t`Who is here`}>
      <div className={styles.part}>
        <strong>
          <Trans>Arrived</Trans>
        </strong>
        <span className={styles.count}>{arrived.length}</span>
        {arrived.map((one) => (
          <button key={one.id} type="button" className={styles.chip} onClick={() => onOpen(one.id)}>
            <strong>{one.patient_name}</strong>
            <span>
              <Plural value={minutesSince(one.changed_at, now)} one="# min" other="# min" />
            </span>
          </button>
        ))}
      </div>
      <div className={styles.part}>
        <strong>
          <Trans>In progress</Trans>
        </strong>
        <span className={styles.count}>{inside.length}</span>
        {inside.map((one) => (
          <button
            key={one.id}
            type="button"
            className={styles.chip}
            data-over={Date.parse(one.end) < now - 60_000 || undefined}
            onClick={() => onOpen(one.id)}
          >
            <strong>{one.patient_name}</strong>
            {Date.parse(one.end) < now - 60_000 && (
              <span>
                <Plural value={minutesSince(one.end, now)} one="# min over" other="# min over" />
              </span>
            )}
          </button>
        ))}
      </div>
      <p className={styles.part}>
        <span>
          <Trans>Done</Trans> <strong>{done}</strong>
        </span>
        <span>
          <Trans>Did not come</Trans> <strong>{missed}</strong>
        </span>
      </p>
    </section>
  );
}
