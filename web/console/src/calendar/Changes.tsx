import { Trans, useLingui } from "@lingui/react/macro";
import { timeAt } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import type { AppointmentChange, CalendarAppointment } from "../api/types";
import { shortDateAt } from "../format/shortDate";
import { useClinic } from "../session/clinic";
import { changesQuery } from "./queries";
import styles from "./VisitPanel.module.css";
import { useStatusWords } from "./words";

/** Who has done what with the visit. */
export function Changes({ visit }: { visit: CalendarAppointment }) {
  const { t } = useLingui();
  const { organization_id, zone } = useClinic();
  const words = useStatusWords();
  const path = { organization_id, patient_id: visit.patient_id, appointment_id: visit.id };
  const changes = useQuery(changesQuery(path, visit.sequence)).data?.items;
  const whatOf = ({ kind, status }: AppointmentChange) => {
    if (kind === "booked") return t`Booked`;
    if (kind === "moved") return t`Moved`;
    if (kind === "confirmed") return t`Confirmed`;
    if (kind === "joined") return t`Joined with the record`;
    if (kind === "separated") return t`A guest again`;
    return kind === "cancelled" ? t`Cancelled` : words[status ?? "booked"];
  };
  const whoOf = ({ actor, actor_name }: AppointmentChange) => {
    if (actor === "system") return t`Portico`;
    if (actor === "staff") return actor_name || t`Staff`;
    return actor_name ? t`${actor_name}, in the portal` : t`In the portal`;
  };
  if (!changes) return null;
  // What was booked before this program kept a log, or imported, says at least who.
  const all: AppointmentChange[] = changes.some(({ kind }) => kind === "booked")
    ? changes
    : [{ at: visit.booked_at, kind: "booked", actor: visit.booked_by, actor_name: "" }, ...changes];
  return (
    <section className={styles.changes}>
      <h3>
        <Trans>Who did what</Trans>
      </h3>
      <ol>
        {all.map((change) => (
          <li key={`${change.at} ${change.kind}`}>
            <span>
              <strong>{whatOf(change)}</strong> · {whoOf(change)}
            </span>
            <span className={styles.who}>
              {shortDateAt(change.at, zone)}, {timeAt(change.at, zone)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
