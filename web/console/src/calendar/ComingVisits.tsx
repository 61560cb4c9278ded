import { Trans } from "@lingui/react/macro";
import { dateTimeAt } from "@portico/shared/dates";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useClinic } from "../session/clinic";
import styles from "./BookPanel.module.css";
import { appointmentsQuery } from "./queries";

const SHOWN = 3;

/** What the patient has already, so that nothing is booked twice. */
export function ComingVisits({ patient }: { patient: string }) {
  const { organization_id, zone } = useClinic();
  const coming = useInfiniteQuery(appointmentsQuery({ organization_id, patient_id: patient }, "upcoming"));
  const visits = coming.data?.pages
    .flatMap((one) => one.items)
    .filter(({ status }) => status !== "cancelled");
  if (!visits || visits.length === 0) return null;
  return (
    <div className={styles.coming}>
      <span>
        <Trans>Already booked:</Trans>
      </span>
      {visits.slice(0, SHOWN).map((one) => (
        <span key={one.id}>
          {dateTimeAt(one.start, zone)} · {one.service_name}
        </span>
      ))}
    </div>
  );
}
