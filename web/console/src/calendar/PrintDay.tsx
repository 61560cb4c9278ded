import { Trans, useLingui } from "@lingui/react/macro";
import { serverNow } from "@portico/shared/clock";
import { dateTimeAt, timeAt, weekdayDate } from "@portico/shared/dates";
import type { CalendarAppointment } from "../api/types";
import { useClinic } from "../session/clinic";
import styles from "./PrintDay.module.css";
import { useStatusWords } from "./words";

/** The day on paper, a table for each doctor: for the door of the room, and for the day without a network. */
export function PrintDay({ day, visits }: { day: string; visits: CalendarAppointment[] }) {
  const { t } = useLingui();
  const { name, zone } = useClinic();
  const words = useStatusWords();
  const kept = visits.filter(({ status }) => status !== "cancelled");
  const doctors = [...new Set(kept.map((one) => one.practitioner_name))].sort();
  return (
    <div className={`${styles.paper} print-only`}>
      <p className={styles.head}>
        <strong>{name}</strong>
        <span>{t`Printed ${dateTimeAt(new Date(serverNow()), zone)}`}</span>
      </p>
      <p className={styles.day}>{weekdayDate(day)}</p>
      {kept.length === 0 && <p>{t`Nobody is booked that day`}</p>}
      {doctors.map((doctor) => (
        <section key={doctor}>
          <h2>{doctor}</h2>
          <table>
            <thead>
              <tr>
                <th>{t`Time`}</th>
                <th>{t`Patient`}</th>
                <th>{t`What`}</th>
                <th>{t`State`}</th>
                <th>
                  <Trans>Notes</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {kept
                .filter((one) => one.practitioner_name === doctor)
                .map((one) => (
                  <tr key={one.id} className="unbroken">
                    <td>
                      {timeAt(one.start, zone)}–{timeAt(one.end, zone)}
                    </td>
                    <td>
                      <strong>{one.patient_name}</strong>
                      {one.is_guest && ` (${t`guest`})`}
                    </td>
                    <td>
                      {one.service_name} · {one.location.name}
                    </td>
                    <td>{one.status === "booked" ? "" : words[one.status]}</td>
                    <td />
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
