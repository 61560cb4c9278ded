import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { BackToSecurity } from "./BackToSecurity.tsx";
import { Done } from "./Done.tsx";
import { Narrow } from "./Narrow.tsx";
import { useFreshly } from "./useFreshly.tsx";

/** The app is set up: what is left of the recovery codes, and the way back to SMS. */
export function RemoveApp({ left }: { left: number }) {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const { freshly, asking } = useFreshly();
  const removing = useAttempt();
  const [removed, setRemoved] = useState(false);

  async function remove() {
    const result = await removing.attempt(() =>
      freshly(() =>
        outcome(api.DELETE("/api/portal/{suffix}/account/authenticator", { params: { path: { suffix } } })),
      ),
    );
    if (result.kind === "done") setRemoved(true);
  }

  if (removed)
    return (
      <Done name={t`The authenticator app is removed`}>
        <Trans>Codes come to your phone by SMS again. The recovery codes no longer work.</Trans>
      </Done>
    );
  return (
    <Narrow>
      <BackToSecurity />
      <PageHead name={t`Authenticator app`}>
        <Trans>Your app is set up: it shows the code for signing in.</Trans>{" "}
        <Plural value={left} one="# recovery code is left." other="# recovery codes are left." />
      </PageHead>
      <p>
        <Trans>
          For a new phone or new recovery codes, remove the app here and set it up again. You can go on
          signing in with codes by SMS at any time.
        </Trans>
      </p>
      {removing.offline && <TryAgain error={removing.offline} onTryAgain={() => void remove()} />}
      {removing.refused && (
        <Note tone="warning" live>
          {removing.refused.detail}
        </Note>
      )}
      <Button look="danger" width="full" busy={removing.busy} onClick={() => void remove()}>
        <Trans>Remove the app</Trans>
      </Button>
      {asking}
    </Narrow>
  );
}
