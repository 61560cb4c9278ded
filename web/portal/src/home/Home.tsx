import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { Note } from "@portico/shared/components/Note";
import { dayAt, weekdayDate } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { latestDocumentsQuery } from "../documents/documents.ts";
import { Covered as CoveredWords } from "../family/terms.tsx";
import { useHere, useMay, usePatientPath } from "../session/SessionContext.ts";
import { useActedFor } from "../session/useActedFor.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { ClinicPart } from "./ClinicPart.tsx";
import styles from "./Home.module.css";
import { Latest } from "./Latest.tsx";
import { NextAppointment } from "./NextAppointment.tsx";
import { PasskeyOffer } from "./PasskeyOffer.tsx";
import { RecordRows } from "./RecordRows.tsx";
import { ToDo } from "./ToDo.tsx";
import { useGreeting } from "./useGreeting.ts";

/** What a patient comes for first: the one thing to do, the newest documents, the clinic. */
export default function Home() {
  const { t } = useLingui();
  const clinic = useClinic();
  const maySeeDocuments = useMay("documents");
  const maySeeBookings = useMay("appointments") && clinic.features.includes("appointments");
  const next = maySeeBookings && <NextAppointment />;
  return (
    <div className={styles.columns} data-wide>
      <div className={styles.part}>
        <PageHead name={t`Home`} title={useGreeting()}>
          {weekdayDate(dayAt(new Date(), clinic.time_zone))}
        </PageHead>
        {maySeeDocuments ? <NewPapers next={next} /> : <OnlyPart />}
        {!maySeeDocuments && next}
      </div>
      <div className={`${styles.part} ${styles.aside}`}>
        <Record />
        <ClinicPart />
      </div>
    </div>
  );
}

/** What is new to read, with the next appointment where it is looked for. */
function NewPapers({ next }: { next: ReactNode }) {
  const latest = useQuery(latestDocumentsQuery(usePatientPath(useClinic().suffix)));
  return (
    <>
      <ToDo documents={latest.data?.items} />
      <PasskeyOffer />
      {next}
      <Latest documents={latest} />
    </>
  );
}

/** For whom one acts without seeing the documents. */
function OnlyPart() {
  const { name, scopes } = useHere().profile;
  return (
    <Note>
      <Trans>
        This is what you may see and do for {name}: <CoveredWords scopes={scopes} />.
      </Trans>
    </Note>
  );
}

function Record() {
  const name = useActedFor();
  const sees = useHere().profile.scopes;
  if (!sees.includes("appointments") && !sees.includes("profile")) return null;
  return (
    <Section id="record" title={name ? <Trans>Record of {name}</Trans> : <Trans>Your record</Trans>}>
      <Card as="ul">
        <RecordRows />
      </Card>
    </Section>
  );
}
