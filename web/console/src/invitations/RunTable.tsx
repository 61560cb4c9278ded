import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { dateTimeAt, fullDate } from "@portico/shared/dates";
import { Link } from "@tanstack/react-router";
import type { RunPatient } from "../api/types";
import { useClinic } from "../session/clinic";
import table from "../theme/table.module.css";
import { SkeletonRows } from "../ui/SkeletonRows";
import { TableFrame } from "../ui/TableFrame";
import { toneOfState, usePatientStateWords } from "./runWords";

/** The name opens the tab on which an invitation is sent again, or what stands in the way is put right. */
export function RunTable({ patients }: { patients?: RunPatient[] }) {
  const { t } = useLingui();
  return (
    <TableFrame label={t`Patients`}>
      <table className={table.table}>
        <caption className="visually-hidden">{t`Patients`}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.first}>
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col">
              <Trans>Since</Trans>
            </th>
            <th scope="col">
              <Trans>Sent to</Trans>
            </th>
            <th scope="col">
              <Trans>Born</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {patients ? (
            patients.map((patient) => <Row key={patient.patient_id} patient={patient} />)
          ) : (
            <SkeletonRows rows={6} columns={5} />
          )}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Row({ patient }: { patient: RunPatient }) {
  const { organization_id, zone } = useClinic();
  const words = usePatientStateWords();
  return (
    <tr>
      <th scope="row" className={table.first}>
        <Link
          to="/contracts/$contract/patients/$patient/portal"
          params={{ contract: organization_id, patient: patient.patient_id }}
          preload={false}
        >
          {patient.name}
        </Link>
      </th>
      <td>
        <Badge tone={toneOfState(patient.state)}>{words(patient.state)}</Badge> {patient.detail}
      </td>
      <td>{patient.state_at ? dateTimeAt(patient.state_at, zone) : ""}</td>
      <td>{patient.sent_to}</td>
      <td>{patient.birth_date ? fullDate(patient.birth_date) : ""}</td>
    </tr>
  );
}
