import { Trans, useLingui } from "@lingui/react/macro";
import { Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { Note } from "@portico/shared/components/Note";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { keptStep } from "../login/flow.ts";
import styles from "../login/form.module.css";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** What happens with a registration from here on, and what one can do oneself. */
export default function Received() {
  const { t } = useLingui();
  const { suffix, contact } = useClinic();
  const pages = usePages();
  const received = keptStep(suffix, "registration");
  const email = received?.email;
  return (
    <PublicPage>
      <PageHead name={t`Your registration has arrived`}>
        <Trans>Now the clinic looks at it. This is what comes next:</Trans>
      </PageHead>
      <ol className={styles.steps}>
        {email && (
          <li>
            <Trans>
              Open the link in the e-mail that we sent to <b>{email}</b>. It confirms your address, and shows
              at any time how your registration stands. Nothing there? Look among unwanted mail, too.
            </Trans>
          </li>
        )}
        <li>
          <Trans>
            The clinic compares what you typed with its records. It may call you, to be sure that it is you.
          </Trans>
        </li>
        <li>
          <Trans>You get an invitation with a link and a code. With them you choose your password.</Trans>
        </li>
      </ol>
      <Note tone="quiet" icon="shield">
        <Trans>
          It never asks for a password or for a code from an SMS, not on the phone and not in writing.
        </Trans>
      </Note>
      <Section id="contact" title={<Trans>How to reach us</Trans>}>
        <ContactCard {...contact} />
      </Section>
      <p className={styles.next}>
        <a href={pages.landing}>
          <Trans>To the start page</Trans>
        </a>
      </p>
    </PublicPage>
  );
}
