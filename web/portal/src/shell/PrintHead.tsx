import { Trans } from "@lingui/react/macro";
import { dateTimeAt, fullDate } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import { patientQuery } from "../data/patient.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import styles from "./PrintHead.module.css";

/** On paper only, at the top of each sheet: whose record this is, and when it was printed. */
export function PrintHead() {
  const clinic = useClinic();
  const path = usePatientPath(clinic.suffix);
  const { data: patient } = useQuery(patientQuery(path));
  return (
    <div className={styles.head} aria-hidden="true">
      <div className={styles.row}>
        <strong>{clinic.name}</strong>
        {patient && (
          <span>
            {patient.name}
            {patient.birth_date && (
              <>
                {", "}
                <Trans>born {fullDate(patient.birth_date)}</Trans>
              </>
            )}
          </span>
        )}
        <span>
          <Trans>Printed {dateTimeAt(new Date(), clinic.time_zone)}</Trans>
        </span>
      </div>
    </div>
  );
}
