import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome } from "@portico/shared/api";
import { serverNow, useSecondsUntil } from "@portico/shared/clock";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { QrCode } from "@portico/shared/components/QrCode";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt } from "@portico/shared/dates";
import { useState } from "react";
import type { CheckInCode } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import styles from "./CheckIn.module.css";

type Props = { start: string; zone: string; ask: () => Promise<Outcome<CheckInCode>> };

/** On the day of the visit: a code that the desk reads instead of asking for the name. */
export function CheckIn({ start, zone, ask }: Props) {
  const [code, setCode] = useState<CheckInCode>();
  const asking = useAttempt();
  if (dayAt(new Date(serverNow()), zone) !== dayAt(start, zone)) return null;

  async function show() {
    const result = await asking.attempt(ask);
    if (result.kind === "done") setCode(result.value);
  }
  return (
    <section className={styles.part} aria-labelledby="check-in">
      <h2 id="check-in">
        <Trans>At the clinic</Trans>
      </h2>
      {asking.offline && <TryAgain error={asking.offline} />}
      {asking.refused && (
        <Note tone="error" live>
          {asking.refused.detail}
        </Note>
      )}
      {code ? (
        <Shown code={code} busy={asking.busy} onAgain={() => void show()} />
      ) : (
        <Button look="plain" width="full" busy={asking.busy} onClick={() => void show()}>
          <Trans>Show the code for the desk</Trans>
        </Button>
      )}
    </section>
  );
}

function Shown({ code, busy, onAgain }: { code: CheckInCode; busy: boolean; onAgain: () => void }) {
  const { t } = useLingui();
  const left = useSecondsUntil(code.expires_at);
  if (left === 0)
    return (
      <Button look="plain" width="full" busy={busy} onClick={onAgain}>
        <Trans>Show a new code</Trans>
      </Button>
    );
  return (
    <div className={styles.code}>
      <QrCode rows={code.rows} label={t`Code for the desk. If it cannot be read, say your name there.`} />
      <p>
        <Trans>Hold this up at the desk: then the clinic knows that you are here.</Trans>
      </p>
    </div>
  );
}
