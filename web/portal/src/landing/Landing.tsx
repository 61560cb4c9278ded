import { Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Card, Row, Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { EmergencyLine } from "@portico/shared/components/EmergencyLine";
import { Calendar, History, IdCard, Page } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { sessionQuery } from "../session/session.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import styles from "./Landing.module.css";

/** The portal's front door. */
export default function Landing() {
  const clinic = useClinic();
  const pages = usePages();
  const { t } = useLingui();
  const { data: session } = useQuery(sessionQuery(clinic.suffix));
  return (
    <PublicPage
      width="page"
      top={
        <a className={styles.signIn} href={session ? pages.home : pages.login}>
          {session ? <Trans>My page</Trans> : <Trans>Sign in</Trans>}
        </a>
      }
    >
      <div className={styles.columns}>
        <div className={styles.welcome}>
          <PageHead name={t`Patient portal`} title={clinic.name}>
            <Trans>Your documents, visits and data at the clinic, on one page. Open day and night.</Trans>
          </PageHead>
          <WaysIn signedIn={Boolean(session)} />
          <Card as="ul">
            <li>
              <Row icon={<Page size={22} />} title={<Trans>Documents</Trans>}>
                <Trans>Results, reports and invoices, to read, save or print</Trans>
              </Row>
            </li>
            <li>
              <Row icon={<History size={22} />} title={<Trans>History</Trans>}>
                <Trans>Your visits, when and with whom</Trans>
              </Row>
            </li>
            <li>
              <Row icon={<IdCard size={22} />} title={<Trans>Data</Trans>}>
                <Trans>What the clinic knows of you; correct it without a call</Trans>
              </Row>
            </li>
          </Card>
        </div>
        <div className={styles.aside}>
          <Section id="contact" title={<Trans>How to reach us</Trans>}>
            <ContactCard {...clinic.contact} />
          </Section>
          <EmergencyLine text={clinic.emergency_text} />
        </div>
      </div>
    </PublicPage>
  );
}

/** Looking for a time needs no sign-in. */
function BookLink() {
  const pages = usePages();
  if (!useClinic().features.includes("appointments")) return null;
  return (
    <a className={buttonClass({ look: "plain" })} href={pages.booking()}>
      <Calendar />
      <Trans>Book an appointment</Trans>
    </a>
  );
}

function WaysIn({ signedIn }: { signedIn: boolean }) {
  const pages = usePages();
  const { registration } = useClinic();
  if (signedIn)
    return (
      <div className={styles.ways}>
        <a className={buttonClass({})} href={pages.home}>
          <Trans>To my page</Trans>
        </a>
        <BookLink />
      </div>
    );
  return (
    <>
      <div className={styles.ways}>
        <a className={buttonClass({})} href={pages.login}>
          <Trans>Sign in</Trans>
        </a>
        <a className={buttonClass({ look: "plain" })} href={pages.firstLogin}>
          <Trans>First time here</Trans>
        </a>
        <BookLink />
      </div>
      {registration.mode !== "off" && (
        <p className={styles.register}>
          <Trans>
            No code and no invitation from the clinic? <a href={pages.register}>Register</a>
          </Trans>
        </p>
      )}
    </>
  );
}
