import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { fullDate } from "@portico/shared/dates";
import { Warning } from "@portico/shared/icons";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { PatientRow } from "../api/types";
import { groupedNationalId } from "../format/nationalId";
import { spacedPhone } from "../format/phone";
import { useClinic } from "../session/clinic";
import { PortalBadge } from "./PortalBadge";
import styles from "./SimilarPatients.module.css";

interface Props {
  similar: PatientRow[];
  busy: boolean;
  onAnyway: () => void;
  onBack: () => void;
}

/** Before a second record of one person is made: who is there already. */
export function SimilarPatients({ similar, busy, onAnyway, onBack }: Props) {
  const { organization_id, nationalIdKind } = useClinic();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} className={styles.box} aria-labelledby="similar-title">
      <div className={styles.head}>
        <Warning />
        <div>
          <h2 id="similar-title">
            <Trans>This person may be on record already</Trans>
          </h2>
          <p>
            <Plural
              value={similar.length}
              one="Look at this record before you make a second one."
              other="Look at these # records before you make another one."
            />
          </p>
        </div>
      </div>
      <ul className={styles.list}>
        {similar.map((one) => (
          <li key={one.id} className={styles.row}>
            <Link
              to="/contracts/$contract/patients/$patient/data"
              params={{ contract: organization_id, patient: one.id }}
              className={styles.name}
              target="_blank"
            >
              {one.name}
            </Link>
            <span>{one.birth_date ? fullDate(one.birth_date) : "–"}</span>
            <span>{one.national_id ? groupedNationalId(nationalIdKind, one.national_id) : "–"}</span>
            <span>{one.phone ? spacedPhone(one.phone) : "–"}</span>
            <span>{one.city}</span>
            <PortalBadge state={one.portal} />
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button size="staff" look="plain" onClick={onBack} disabled={busy}>
          <Trans>Back to the form</Trans>
        </Button>
        <Button size="staff" look="plain" onClick={onAnyway} busy={busy}>
          <Trans>It is somebody else, add anyway</Trans>
        </Button>
      </div>
    </section>
  );
}
