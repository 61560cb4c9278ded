import { dayNumber, fullDate, shortMonth, shortWeekday } from "@portico/shared/dates";
import styles from "./DateBlock.module.css";

/** A day as a small calendar leaf; read out as the full date. What is only asked for is drawn dashed. */
export function DateBlock({ date, asked }: { date: string; asked?: boolean }) {
  return (
    <time className={styles.block} data-asked={asked || undefined} dateTime={date}>
      <span className="visually-hidden">{fullDate(date)}</span>
      <span aria-hidden="true">{shortWeekday(date)}</span>
      <span aria-hidden="true" className={styles.day}>
        {dayNumber(date)}
      </span>
      <span aria-hidden="true">{shortMonth(date)}</span>
    </time>
  );
}
