import { Trans } from "@lingui/react/macro";
import { weekdayDate } from "@portico/shared/dates";
import { i18n } from "@portico/shared/i18n";
import { Link } from "@tanstack/react-router";
import { useClinic } from "../session/clinic";
import type { Column } from "./columns";
import styles from "./Grid.module.css";

const dayOf = (day: string) =>
  i18n.date(new Date(`${day}T12:00:00Z`), {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });

/** Whose column it is, or which day; and the way to those who are booked while the doctor is away. */
export function ColumnHead({ column, week, today }: { column: Column; week: boolean; today: string }) {
  const { organization_id } = useClinic();
  const { axis, away } = column;
  return (
    <div className={styles.head} data-today={(week && axis.day === today) || undefined}>
      <h2 title={week ? weekdayDate(axis.day) : undefined}>{week ? dayOf(axis.day) : column.name}</h2>
      {!week && <span>{column.specialty}</span>}
      {away[0] && (
        <Link
          to="/contracts/$contract/calendar/away/$exception"
          params={{ contract: organization_id, exception: away[0].id }}
        >
          <Trans>Away: whom it hits</Trans>
        </Link>
      )}
    </div>
  );
}
