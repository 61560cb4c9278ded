import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { Steps } from "@portico/shared/components/Steps";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { NewAuthenticator } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { BackToSecurity } from "./BackToSecurity.tsx";
import { LinkApp } from "./LinkApp.tsx";
import { Narrow } from "./Narrow.tsx";
import { useFreshly } from "./useFreshly.tsx";

/** What an authenticator app is, and the beginning of setting one up. */
export function SetUpApp({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const { freshly, asking } = useFreshly();
  const beginning = useAttempt();
  const [app, setApp] = useState<NewAuthenticator>();

  async function begin() {
    const result = await beginning.attempt(() =>
      freshly(() =>
        outcome(api.POST("/api/portal/{suffix}/account/authenticator", { params: { path: { suffix } } })),
      ),
    );
    if (result.kind === "done") setApp(result.value);
  }

  if (app) return <LinkApp app={app} freshly={freshly} asking={asking} onCodes={onCodes} />;
  return (
    <Narrow>
      <BackToSecurity />
      <Steps step={1} of={3}>
        <Trans>Authenticator app, step 1 of 3</Trans>
      </Steps>
      <PageHead name={t`Set up an authenticator app`}>
        <Trans>
          An app on your phone shows the code for signing in. It works without a network, and safer than SMS.
        </Trans>
      </PageHead>
      <p>
        <Trans>
          If you have no such app yet, install one from your phone’s store, for example Aegis, FreeOTP or
          Google Authenticator. Then come back here.
        </Trans>
      </p>
      {beginning.offline && <TryAgain error={beginning.offline} onTryAgain={() => void begin()} />}
      {beginning.refused && (
        <Note tone="warning" live>
          {beginning.refused.detail}
        </Note>
      )}
      <Button width="full" busy={beginning.busy} onClick={() => void begin()}>
        <Trans>I have an app, continue</Trans>
      </Button>
      {asking}
    </Narrow>
  );
}
