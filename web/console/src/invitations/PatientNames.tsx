import { fullDate } from "@portico/shared/dates";
import { Link } from "@tanstack/react-router";
import type { ChosenPatient } from "../api/types";
import { useClinic } from "../session/clinic";
import styles from "./NewRun.module.css";

/** Each opens the record's Patient Portal tab, where what stands in the way is put right. */
export function PatientNames({ patients }: { patients: ChosenPatient[] }) {
  const { organization_id } = useClinic();
  return (
    <ul className={styles.names}>
      {patients.map(({ patient_id, name, birth_date }) => (
        <li key={patient_id}>
          <Link
            to="/contracts/$contract/patients/$patient/portal"
            params={{ contract: organization_id, patient: patient_id }}
            preload={false}
            target="_blank"
          >
            {name}
          </Link>
          {birth_date && <span className={styles.born}>{fullDate(birth_date)}</span>}
        </li>
      ))}
    </ul>
  );
}
