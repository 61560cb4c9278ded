import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { PasskeyDeclined } from "@portico/shared/components/PasskeyDeclined";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Key } from "@portico/shared/icons";
import { type Declined, passkeysWork, showPasskey } from "@portico/shared/passkey";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { useRenewed } from "../session/useRenewed.ts";
import { accountQuery } from "./account.ts";

/** For who has a passkey: it is shown in place of password and code. */
export function PasskeyInstead({ onProved }: { onProved: () => void }) {
  const { suffix } = useClinic();
  const account = useQuery(accountQuery(suffix));
  const renewed = useRenewed();
  const proving = useAttempt();
  const [declined, setDeclined] = useState<Declined>();
  const params = { path: { suffix } };
  const passkeys = account.data?.passkeys;
  if (!passkeys?.allowed || passkeys.items.length === 0 || !passkeysWork()) return null;

  async function prove() {
    setDeclined(undefined);
    const result = await proving.attempt(() =>
      showPasskey({
        ask: () => outcome(api.POST("/api/portal/{suffix}/session/step-up/passkey/challenge", { params })),
        send: (body) => outcome(api.POST("/api/portal/{suffix}/session/step-up/passkey", { params, body })),
      }),
    );
    if (result.kind === "declined") setDeclined(result);
    if (result.kind !== "done") return;
    renewed(result.value);
    onProved();
  }

  return (
    <>
      {declined && <PasskeyDeclined why={declined.why} />}
      {proving.offline && <TryAgain error={proving.offline} onTryAgain={() => void prove()} />}
      {proving.refused && (
        <Note tone="error" live>
          {proving.refused.detail}
        </Note>
      )}
      <Button look="plain" width="full" icon={<Key />} busy={proving.busy} onClick={() => void prove()}>
        <Trans>Use a passkey instead</Trans>
      </Button>
    </>
  );
}
