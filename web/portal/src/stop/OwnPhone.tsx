import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { NoAnswer } from "../login/NoAnswer.tsx";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** "This is my phone": opened from the SMS that the reception has just sent. */
export default function OwnPhone() {
  const { t } = useLingui();
  const clinic = useClinic();
  const [token] = useState(() => location.hash.slice(1));
  const [done, setDone] = useState(false);
  const saying = useAttempt();
  const { suffix } = clinic;

  async function say() {
    const result = await saying.attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/phone-proofs", { params: { path: { suffix } }, body: { token } }),
      ),
    );
    if (result.kind !== "done") return;
    history.replaceState(history.state, "", location.pathname);
    setDone(true);
  }

  if (done) return <Thanks />;
  return (
    <PublicPage>
      <PageHead name={t`Is this your phone?`}>
        <Trans>{clinic.name} would like to be sure that your number is right: codes will come to it.</Trans>
      </PageHead>
      {saying.offline && <NoAnswer error={saying.offline} onTryAgain={() => void say()} />}
      {(saying.refused || !token) && (
        <Note tone="error" live>
          {saying.refused?.detail || (
            <Trans>A part of the link is missing. Open it from the message again, or call the clinic.</Trans>
          )}
        </Note>
      )}
      {token && !saying.refused && (
        <>
          <Button width="full" busy={saying.busy} onClick={() => void say()}>
            <Trans>Yes, this is my phone</Trans>
          </Button>
          <p>
            <Trans>Are you not at the clinic’s reception right now? Then please close this page.</Trans>
          </p>
        </>
      )}
    </PublicPage>
  );
}

function Thanks() {
  const { t } = useLingui();
  return (
    <PublicPage>
      <PageHead name={t`Thank you`}>
        <Trans>The reception sees it now, and gives you a code for your first login.</Trans>
      </PageHead>
      <p>
        <a className={buttonClass({ width: "full" })} href={usePages().firstLogin}>
          <Trans>I have the code: first login</Trans>
        </a>
      </p>
    </PublicPage>
  );
}
