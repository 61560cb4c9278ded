import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { PatientRow } from "../api/types";
import { PatientPicker } from "../patients/PatientPicker";
import { useClinic } from "../session/clinic";
import styles from "./BookPanel.module.css";

/** Who is on the phone: somebody with a record, or a new patient. */
export function Who({ onPick }: { onPick: (patient: PatientRow) => void }) {
  const { organization_id, may } = useClinic();
  return (
    <div>
      <PatientPicker
        hint={
          <Trans>
            Type a part of the name, the date of birth or the phone number; Enter takes the first.
          </Trans>
        }
        onPick={onPick}
      />
      {may("patients_write") && (
        <p className={styles.new}>
          <Link to="/contracts/$contract/patients/new" params={{ contract: organization_id }}>
            <Trans>Add a new patient</Trans>
          </Link>
        </p>
      )}
    </div>
  );
}
