import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { PasskeyDeclined } from "@portico/shared/components/PasskeyDeclined";
import { Key } from "@portico/shared/icons";
import { type Declined, passkeysWork, showPasskey } from "@portico/shared/passkey";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { useSignedIn } from "../session/useSignedIn.ts";
import { CallLine } from "./CallLine.tsx";
import styles from "./form.module.css";
import { NoAnswer } from "./NoAnswer.tsx";

/** The other way in, where clinic and browser have it: nothing is typed and no code is sent. */
export function PasskeyButton() {
  const { suffix, passkeys } = useClinic();
  const signedIn = useSignedIn();
  const login = useAttempt();
  const [declined, setDeclined] = useState<Declined>();
  const params = { path: { suffix } };
  if (!passkeys || !passkeysWork()) return null;

  async function signIn() {
    setDeclined(undefined);
    const result = await login.attempt(() =>
      showPasskey({
        ask: () => outcome(api.POST("/api/portal/{suffix}/login/passkey/challenge", { params })),
        send: (body) => outcome(api.POST("/api/portal/{suffix}/login/passkey", { params, body })),
      }),
    );
    if (result.kind === "declined") setDeclined(result);
    if (result.kind === "done") await signedIn(result.value);
  }

  return (
    <div className={styles.two}>
      <Button look="plain" width="full" icon={<Key />} busy={login.busy} onClick={() => void signIn()}>
        <Trans>Sign in with a passkey</Trans>
      </Button>
      {declined && <PasskeyDeclined why={declined.why} />}
      {login.offline && <NoAnswer error={login.offline} onTryAgain={() => void signIn()} />}
      {login.refused && (
        <Note tone="error" live>
          <p>{login.refused.detail}</p>
          <CallLine />
        </Note>
      )}
    </div>
  );
}
