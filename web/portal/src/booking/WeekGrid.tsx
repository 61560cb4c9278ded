import { Trans } from "@lingui/react/macro";
import { dayAt, dayNumber, hourAt, timeAt, weekday, weekdayDate } from "@portico/shared/dates";
import type { Slot } from "../clinic/types.ts";
import { SlotButton } from "./SlotButton.tsx";
import type { Day } from "./times.ts";
import styles from "./WeekGrid.module.css";

type Props = {
  days: Day[];
  /** The only one shown on a phone. */
  open: string;
  zone: string;
  chosen?: Slot;
  taken?: Slot;
  busy?: string;
  onChoose: (slot: Slot) => void;
};

export function WeekGrid({ days, open, zone, ...slots }: Props) {
  return (
    <div className={styles.grid}>
      {days.map((day) => (
        <section
          key={day.date}
          className={styles.day}
          data-open={day.date === open || undefined}
          aria-labelledby={`day-${day.date}`}
        >
          <h3 className={styles.head} id={`day-${day.date}`}>
            <span className="visually-hidden">{weekdayDate(day.date)}</span>
            <span aria-hidden="true">{weekday(day.date)}</span>
            <span aria-hidden="true" className={styles.number}>
              {dayNumber(day.date)}
            </span>
          </h3>
          <DayTimes day={day} zone={zone} {...slots} />
        </section>
      ))}
    </div>
  );
}

function DayTimes({ day, zone, taken, ...rest }: Omit<Props, "days" | "open"> & { day: Day }) {
  const gone = taken && dayAt(taken.start, zone) === day.date ? [taken] : [];
  const times = [...day.slots, ...gone].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  if (times.length === 0)
    return (
      <p className={styles.none}>
        <Trans>Nothing free</Trans>
      </p>
    );
  const isMorning = ({ start }: Slot) => hourAt(new Date(start), zone) < 12;
  const halves = [times.filter(isMorning), times.filter((slot) => !isMorning(slot))];
  return halves.map(
    (half, at) =>
      half.length > 0 && (
        <div key={at === 0 ? "morning" : "afternoon"} className={styles.half}>
          <p className={styles.part}>{at === 0 ? <Trans>Morning</Trans> : <Trans>Afternoon</Trans>}</p>
          <ul className={styles.times}>
            {half.map((slot) => (
              <li key={slot.start}>
                <SlotButton
                  slot={slot}
                  time={timeAt(slot.start, zone)}
                  state={stateOf(slot, { taken, ...rest })}
                  onChoose={rest.onChoose}
                />
              </li>
            ))}
          </ul>
        </div>
      ),
  );
}

function stateOf({ start }: Slot, { chosen, taken, busy }: Pick<Props, "chosen" | "taken" | "busy">) {
  if (taken?.start === start) return "taken";
  if (busy === start) return "busy";
  return chosen?.start === start ? "chosen" : "free";
}
