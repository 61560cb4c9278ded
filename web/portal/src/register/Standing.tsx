import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { buttonClass } from "@portico/shared/components/Button";
import { Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt, fullDate } from "@portico/shared/dates";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { RegistrationStanding } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** The link of the e-mail: its token stands behind "#", which no server sees in an address. Opening it proves the address. */
export default function Standing() {
  const { t } = useLingui();
  const { suffix, contact, time_zone } = useClinic();
  const [token] = useState(() => location.hash.slice(1));
  const [standing, setStanding] = useState<RegistrationStanding>();
  const asking = useAttempt();
  const { attempt } = asking;

  const ask = useCallback(async () => {
    const result = await attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/registration/standing", {
          params: { path: { suffix } },
          body: { token },
        }),
      ),
    );
    if (result.kind === "done") setStanding(result.value);
  }, [attempt, suffix, token]);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || !token) return;
    asked.current = true;
    void ask();
  }, [ask, token]);

  return (
    <PublicPage>
      <PageHead name={t`Your registration`}>
        {standing && <Trans>Sent on {fullDate(dayAt(standing.registered_at, time_zone))}</Trans>}
      </PageHead>
      {asking.offline && <TryAgain error={asking.offline} onTryAgain={() => void ask()} />}
      {!token && (
        <Note tone="error" live>
          <Trans>A part of the link is missing. Open it from the message again, or call the clinic.</Trans>
        </Note>
      )}
      {asking.refused && (
        <Note tone="error" live>
          {asking.refused.detail}
        </Note>
      )}
      {token && !standing && !asking.refused && !asking.offline && (
        <p role="status">
          <Trans>One moment: the link is being looked at.</Trans>
        </p>
      )}
      {standing && <HowItStands status={standing.status} />}
      <Section id="contact" title={<Trans>How to reach us</Trans>}>
        <ContactCard {...contact} />
      </Section>
    </PublicPage>
  );
}

const Words = ({ tone, children }: { tone: "plain" | "done" | "warning"; children: ReactNode }) => (
  <Note tone={tone} live>
    {children}
  </Note>
);

/** The true state, and the next step. */
function HowItStands({ status }: { status: RegistrationStanding["status"] }) {
  const pages = usePages();
  if (status === "waiting")
    return (
      <Words tone="plain">
        <Trans>
          Your e-mail address is confirmed. The clinic is looking at your registration; you need not do
          anything now. It may call you, to be sure that it is you.
        </Trans>
      </Words>
    );
  if (status === "declined")
    return (
      <Words tone="warning">
        <Trans>
          The clinic could not approve your registration as it stands. Often something was mistyped: please
          call, and have your identity card at hand.
        </Trans>
      </Words>
    );
  if (status === "replaced")
    return (
      <Words tone="plain">
        <Trans>
          You have registered again since then. The later registration counts; its e-mail has the link.
        </Trans>
      </Words>
    );
  return (
    <>
      <Words tone="done">
        {status === "approved" ? (
          <Trans>
            Approved. The clinic sends the way in to the e-mail address or phone number that it has on record:
            a link and a code. Nothing there by tomorrow? Please call.
          </Trans>
        ) : (
          <Trans>You have an account. Sign in with your password; if you forgot it, choose a new one.</Trans>
        )}
      </Words>
      <a className={buttonClass({ width: "full" })} href={pages.login}>
        <Trans>Sign in</Trans>
      </a>
    </>
  );
}
