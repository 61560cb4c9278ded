import { Plural, Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Section } from "@portico/shared/components/Card";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { SignOut } from "@portico/shared/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { accountQuery } from "./account.ts";
import styles from "./Place.module.css";
import { useFreshly } from "./useFreshly.tsx";

/** For a lost phone, or a computer at which one forgot to sign out: everything but this browser. */
export function Everywhere() {
  const { suffix } = useClinic();
  const client = useQueryClient();
  const { freshly, asking } = useFreshly();
  const ending = useAttempt();
  const [ended, setEnded] = useState<number>();

  async function end() {
    const result = await ending.attempt(() =>
      freshly(() =>
        outcome(api.DELETE("/api/portal/{suffix}/account/sessions", { params: { path: { suffix } } })),
      ),
    );
    if (result.kind !== "done") return;
    setEnded(result.value.ended);
    await client.invalidateQueries({ queryKey: accountQuery(suffix).queryKey });
  }

  return (
    <Section id="everywhere" title={<Trans>A device is lost?</Trans>}>
      <p className={styles.lead}>
        <Trans>
          This signs you out on all other devices and forgets them. You stay signed in here. If somebody may
          know your password, choose a new one, too.
        </Trans>
      </p>
      {asking}
      {ending.offline && <TryAgain error={ending.offline} onTryAgain={() => void end()} />}
      {ending.refused && (
        <Note tone="warning" live>
          {ending.refused.detail}
        </Note>
      )}
      {ended !== undefined && (
        <Note tone="done" live>
          <Trans>You are signed out everywhere else.</Trans>{" "}
          {ended > 0 && <Plural value={ended} one="# sign-in was ended." other="# sign-ins were ended." />}
        </Note>
      )}
      <Button look="plain" width="full" icon={<SignOut />} busy={ending.busy} onClick={() => void end()}>
        <Trans>Sign out everywhere else</Trans>
      </Button>
    </Section>
  );
}
