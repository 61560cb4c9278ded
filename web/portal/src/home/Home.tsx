import { Trans, useLingui } from "@lingui/react/macro";
import { Card, Row, Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { EmergencyLine } from "@portico/shared/components/EmergencyLine";
import { dayAt, weekdayDate } from "@portico/shared/dates";
import { History, IdCard, Shield } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { latestDocumentsQuery } from "../documents/documents.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { PageHead } from "../shell/PageHead.tsx";
import styles from "./Home.module.css";
import { Latest } from "./Latest.tsx";
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
        <Latest documents={latest} />
      </div>
      <div className={`${styles.part} ${styles.aside}`}>
        <Record />
        <Section id="clinic" title={clinic.name}>
          <ContactCard {...clinic.contact} />
          <EmergencyLine text={clinic.emergency_text} />
        </Section>
      </div>
    </div>
  );
}

function Record() {
  const pages = usePages();
  return (
    <Section id="record" title={<Trans>Your record</Trans>}>
      <Card as="ul">
        <li>
          <Row href={pages.history} icon={<History size={22} />} title={<Trans>History</Trans>}>
            <Trans>Your visits</Trans>
          </Row>
        </li>
        <li>
          <Row href={pages.data} icon={<IdCard size={22} />} title={<Trans>Data</Trans>}>
            <Trans>Address, phone, contacts</Trans>
          </Row>
        </li>
        <li>
          <Row href={pages.accessLog} icon={<Shield size={22} />} title={<Trans>Access log</Trans>}>
            <Trans>Who saw or changed what</Trans>
          </Row>
        </li>
      </Card>
    </Section>
  );
}
