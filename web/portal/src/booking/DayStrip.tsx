import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { dayNumber, shortWeekday } from "@portico/shared/dates";
import styles from "./DayStrip.module.css";
import type { Day } from "./times.ts";

type Props = { days: Day[]; open: string; onOpen: (date: string) => void };

/** A phone's week: which of its days is open, and how much is free on each. */
export function DayStrip({ days, open, onOpen }: Props) {
  const { t } = useLingui();
  return (
    <ul className={styles.strip} aria-label={t`Days`}>
      {days.map(({ date, slots }) => (
        <li key={date}>
          <button
            type="button"
            className={styles.day}
            aria-pressed={date === open}
            disabled={slots.length === 0}
            onClick={() => onOpen(date)}
          >
            <span>{shortWeekday(date)}</span>
            <span className={styles.number}>{dayNumber(date)}</span>
            <span>
              {slots.length === 0 ? (
                <Trans>none</Trans>
              ) : (
                <Plural value={slots.length} one="# free" other="# free" />
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
