import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import styles from "../login/form.module.css";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** "This wasn't me": stops an account by the token of a notice, which no server sees in an address. */
export default function Stop() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const [token] = useState(() => location.hash.slice(1));
  const [stopped, setStopped] = useState(false);
  const stopping = useAttempt();

  async function stop() {
    const result = await stopping.attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/account/freezing", { params: { path: { suffix } }, body: { token } }),
      ),
    );
    if (result.kind !== "done") return;
    history.replaceState(history.state, "", location.pathname);
    setStopped(true);
  }

  if (stopped) return <Stopped />;
  return (
    <PublicPage>
      <PageHead name={t`Was it not you?`}>
        <Trans>
          We told you that something about your sign-in was changed. If that was not you, stop the account
          now.
        </Trans>
      </PageHead>
      <ul className={styles.points}>
        <li>
          <Trans>Everyone is signed out at once, on every device.</Trans>
        </li>
        <li>
          <Trans>Nobody can sign in until you have spoken with the clinic.</Trans>
        </li>
        <li>
          <Trans>Nothing is deleted: your documents and appointments stay.</Trans>
        </li>
      </ul>
      {stopping.offline && <TryAgain error={stopping.offline} onTryAgain={() => void stop()} />}
      {(stopping.refused || !token) && (
        <Note tone="error" live>
          {stopping.refused?.detail || (
            <Trans>A part of the link is missing. Open it from the message again, or call the clinic.</Trans>
          )}
        </Note>
      )}
      {token && !stopping.refused && (
        <Button look="danger" width="full" busy={stopping.busy} onClick={() => void stop()}>
          <Trans>Stop my account</Trans>
        </Button>
      )}
      <Contact />
    </PublicPage>
  );
}

function Stopped() {
  const { t } = useLingui();
  return (
    <PublicPage>
      <PageHead name={t`Your account is stopped`}>
        <Trans>Nobody can sign in now. Please call the clinic, so that it can be put right together.</Trans>
      </PageHead>
      <Contact />
    </PublicPage>
  );
}

function Contact() {
  const clinic = useClinic();
  return (
    <Section id="contact" title={<Trans>How to reach us</Trans>}>
      <ContactCard {...clinic.contact} />
    </Section>
  );
}
