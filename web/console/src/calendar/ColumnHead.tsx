import { weekdayDate } from "@portico/shared/dates";
import { i18n } from "@portico/shared/i18n";
import type { Column } from "./columns";
import styles from "./Grid.module.css";

const dayOf = (day: string) =>
  i18n.date(new Date(`${day}T12:00:00Z`), {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });

/** Whose column it is, or which day. */
export function ColumnHead({ column, week, today }: { column: Column; week: boolean; today: string }) {
  if (week)
    return (
      <h2
        className={styles.head}
        data-today={column.axis.day === today || undefined}
        title={weekdayDate(column.axis.day)}
      >
        {dayOf(column.axis.day)}
      </h2>
    );
  return (
    <h2 className={styles.head}>
      {column.name}
      <span>{column.specialty}</span>
    </h2>
  );
}
