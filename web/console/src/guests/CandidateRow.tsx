import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { fullDate } from "@portico/shared/dates";
import { Link } from "@tanstack/react-router";
import type { GuestCandidate } from "../api/types";
import { spacedPhone } from "../format/phone";
import { useFieldNames } from "../registrations/words";
import { useClinic } from "../session/clinic";
import styles from "./GuestCard.module.css";

type Props = {
  candidate: GuestCandidate;
  /** The closest: its button is the filled one. */
  first: boolean;
  busy: boolean;
  onJoin: () => void;
};

/** A record that may be the guest's: what agrees, what does not, and the press that joins them. */
export function CandidateRow({ candidate, first, busy, onJoin }: Props) {
  const { organization_id } = useClinic();
  const names = useFieldNames();
  const { patient, fields } = candidate;
  const named = (wanted: readonly string[]) =>
    fields
      .filter(({ fit }) => wanted.includes(fit))
      .map(({ field }) => names[field])
      .join(", ");
  const same = named(["same", "similar"]);
  const different = named(["different"]);
  return (
    <li className={styles.candidate}>
      <div className={styles.who}>
        <Link
          to="/contracts/$contract/patients/$patient/data"
          params={{ contract: organization_id, patient: patient.id }}
          target="_blank"
          className={styles.name}
        >
          {patient.name}
        </Link>
        <span className={styles.facts}>
          {[
            patient.birth_date && fullDate(patient.birth_date),
            patient.phone && spacedPhone(patient.phone),
            patient.city,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <span className={styles.facts}>
          {same && <Trans>The same: {same}</Trans>}
          {same && different && " · "}
          {different && <Trans>different: {different}</Trans>}
        </span>
      </div>
      <Button size="staff" look={first ? undefined : "plain"} busy={busy} onClick={onJoin}>
        <Trans>Join with this record</Trans>
        <span className="visually-hidden">{patient.name}</span>
      </Button>
    </li>
  );
}
