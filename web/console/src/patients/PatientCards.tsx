import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { PatientRow } from "../api/types";
import { ageOn } from "../format/age";
import { groupedNationalId } from "../format/nationalId";
import { shortDate } from "../format/shortDate";
import { useClinic } from "../session/clinic";
import { SkeletonLine } from "../ui/SkeletonRows";
import styles from "./PatientCards.module.css";
import { PortalBadge } from "./PortalBadge";

/** The list on a phone: a row is one link, 64 px high at least. */
export function PatientCards({ patients }: { patients?: PatientRow[] }) {
  const { t } = useLingui();
  const { organization_id, nationalIdKind, today } = useClinic();
  if (!patients)
    return (
      <div className={styles.list} aria-hidden="true">
        {Array.from({ length: 8 }, (_, row) => (
          <div key={row} className={styles.card}>
            <SkeletonLine />
          </div>
        ))}
      </div>
    );
  return (
    <ul className={styles.list} aria-label={t`Patients`}>
      {patients.map((patient) => (
        <li key={patient.id}>
          <Link
            data-row
            className={styles.card}
            to="/contracts/$contract/patients/$patient/data"
            params={{ contract: organization_id, patient: patient.id }}
            preload={false}
          >
            <span className={styles.name}>{patient.name}</span>
            <PortalBadge state={patient.portal} />
            <span className={styles.facts}>
              {[
                patient.birth_date &&
                  `${shortDate(patient.birth_date)} (${ageOn(patient.birth_date, today)})`,
                patient.national_id && groupedNationalId(nationalIdKind, patient.national_id),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
