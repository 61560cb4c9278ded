import { Trans, useLingui } from "@lingui/react/macro";
import { api, type Outcome, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Card } from "@portico/shared/components/Card";
import { Note } from "@portico/shared/components/Note";
import { QrCode } from "@portico/shared/components/QrCode";
import { Steps } from "@portico/shared/components/Steps";
import { TryAgain } from "@portico/shared/components/TryAgain";
import type { ReactNode } from "react";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { NewAuthenticator } from "../clinic/types.ts";
import { CodeEntry } from "../login/CodeEntry.tsx";
import styles from "../login/form.module.css";
import { useCodeEntry } from "../login/useCodeEntry.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { BackToSecurity } from "./BackToSecurity.tsx";
import own from "./LinkApp.module.css";
import { Narrow } from "./Narrow.tsx";

type Props = {
  app: NewAuthenticator;
  freshly: <T>(call: () => Promise<Outcome<T>>) => Promise<Outcome<T>>;
  asking: ReactNode;
  onCodes: (codes: string[]) => void;
};

/** Step 2: the app takes the secret by camera, by link or by hand, and shows its first code. */
export function LinkApp({ app, freshly, asking, onCodes }: Props) {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const [lost, setLost] = useState<string>();
  const entry = useCodeEntry<{ codes: string[] }>({
    send: (code) =>
      freshly(() =>
        outcome(
          api.POST("/api/portal/{suffix}/account/authenticator/confirmation", {
            params: { path: { suffix } },
            body: { code },
          }),
        ),
      ),
    onDone: ({ codes }) => onCodes(codes),
    onLost: (problem) => setLost(problem.detail),
  });
  return (
    <Narrow>
      <BackToSecurity />
      <Steps step={2} of={3}>
        <Trans>Authenticator app, step 2 of 3</Trans>
      </Steps>
      <PageHead name={t`Link the app`}>
        <Trans>Choose “add” in the app and point the camera at this picture.</Trans>
      </PageHead>
      <Card>
        <div className={own.ways}>
          <QrCode rows={app.qr.rows} label={t`QR code for the app; the same stands below as a key to type`} />
          <p>
            <Trans>Is the app on this very phone, or is there no camera?</Trans>{" "}
            <a href={app.url}>
              <Trans>Open it in the app</Trans>
            </a>{" "}
            <Trans>or type this key into it:</Trans>
          </p>
          <p className={own.secret}>{app.secret}</p>
        </div>
      </Card>
      <form className={styles.form} onSubmit={entry.enter} noValidate>
        <p>
          <Trans>Now type the 6 digits that the app shows.</Trans>
        </p>
        <CodeEntry entry={entry} />
        {lost && (
          <Note tone="error" live>
            {lost}
          </Note>
        )}
        {entry.offline && <TryAgain error={entry.offline} onTryAgain={() => void entry.enter()} />}
        <Button type="submit" width="full" busy={entry.busy}>
          <Trans>Continue</Trans>
        </Button>
      </form>
      {asking}
    </Narrow>
  );
}
