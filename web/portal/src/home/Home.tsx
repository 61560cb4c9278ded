import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { dayAt, weekdayDate } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import { latestDocumentsQuery } from "../documents/documents.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { useActedFor } from "../session/useActedFor.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { ClinicPart } from "./ClinicPart.tsx";
import styles from "./Home.module.css";
import { Latest } from "./Latest.tsx";
import { PasskeyOffer } from "./PasskeyOffer.tsx";
import { RecordRows } from "./RecordRows.tsx";
import { ToDo } from "./ToDo.tsx";
import { useGreeting } from "./useGreeting.ts";

/** What a patient comes for first: the one thing to do, the newest documents, the clinic. */
export default function Home() {
  const { t } = useLingui();
  const clinic = useClinic();
  const latest = useQuery(latestDocumentsQuery(usePatientPath(clinic.suffix)));
  return (
    <div className={styles.columns} data-wide>
      <div className={styles.part}>
        <PageHead name={t`Home`} title={useGreeting()}>
          {weekdayDate(dayAt(new Date(), clinic.time_zone))}
        </PageHead>
        <ToDo documents={latest.data?.items} />
        <PasskeyOffer />
        <Latest documents={latest} />
      </div>
      <div className={`${styles.part} ${styles.aside}`}>
        <Record />
        <ClinicPart />
      </div>
    </div>
  );
}

function Record() {
  const name = useActedFor();
  return (
    <Section id="record" title={name ? <Trans>Record of {name}</Trans> : <Trans>Your record</Trans>}>
      <Card as="ul">
        <RecordRows />
      </Card>
    </Section>
  );
}
