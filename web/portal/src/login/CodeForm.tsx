import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome, Problem } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { timeAt } from "@portico/shared/dates";
import { type ReactNode, useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { CodeStep, Method } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { CallClinic } from "../shell/CallClinic.tsx";
import { CodeEntry } from "./CodeEntry.tsx";
import { CodeHelp } from "./CodeHelp.tsx";
import { DeliveryNote } from "./DeliveryNote.tsx";
import styles from "./form.module.css";
import { NoAnswer } from "./NoAnswer.tsx";
import { endsFlow, useCodeEntry } from "./useCodeEntry.ts";
import { type AskDelivery, useDelivery } from "./useDelivery.ts";

export type CodeCalls<T> = {
  step: CodeStep;
  onStep: (step: CodeStep) => void;
  resend: () => Promise<Outcome<CodeStep>>;
  /** Asks for the code in another way; absent where there is only one. */
  choose?: (method: Method) => Promise<Outcome<CodeStep>>;
  /** Asks where the code is; absent where the server does not tell. */
  delivery?: AskDelivery;
  send: (code: string) => Promise<Outcome<T>>;
  onDone: (value: T) => void;
};

type Props<T> = CodeCalls<T> & {
  onLost: (problem: Problem) => void;
  /** What the button says; "Continue" otherwise. */
  go?: ReactNode;
};

/** A code and what to do while none comes: the same for login, first login, and whatever is proved again. */
export function CodeForm<T>({ step, onStep, resend, choose, delivery, send, onDone, onLost, go }: Props<T>) {
  const { t } = useLingui();
  const zone = useClinic().time_zone;
  const entry = useCodeEntry({ send, onDone, onLost });
  const asking = useAttempt();
  const [sentAnew, setSentAnew] = useState(false);
  const state = useDelivery(step, delivery);
  const hasApp = step.methods.includes("totp");

  async function ask(call: () => Promise<Outcome<CodeStep>>) {
    setSentAnew(false);
    const result = await asking.attempt(call);
    if (result.kind === "refused" && endsFlow(result.problem)) return onLost(result.problem);
    if (result.kind !== "done") return;
    onStep(result.value);
    setSentAnew(result.value.method !== "totp");
    entry.choose("digits");
  }

  return (
    <>
      <form className={styles.form} onSubmit={entry.enter} noValidate>
        <div className={styles.two}>
          <CodeEntry
            entry={entry}
            spoken={{
              label: t`Recovery code`,
              hint: t`10 letters and digits, from the list that you kept`,
            }}
          />
          {step.method !== "totp" && entry.kind === "digits" && (
            <Note tone="quiet" icon="clock">
              <Trans>The code works until {timeAt(step.expires_at, zone)}.</Trans>
            </Note>
          )}
          {entry.kind === "digits" && <DeliveryNote step={step} state={state} />}
          {sentAnew && (
            <Note tone="done" live>
              <Trans>A new code is on its way; earlier ones no longer work.</Trans>
            </Note>
          )}
        </div>
        {entry.fault && (
          <p className={styles.hint}>
            <CallClinic />
          </p>
        )}
        {entry.offline && <NoAnswer error={entry.offline} onTryAgain={() => void entry.enter()} />}
        <Button type="submit" width="full" busy={entry.busy}>
          {go ?? <Trans>Continue</Trans>}
        </Button>
      </form>
      <CodeHelp
        step={step}
        busy={asking.busy}
        onResend={() => void ask(resend)}
        onChoose={choose && ((method) => void ask(() => choose(method)))}
        kind={entry.kind}
        onKind={hasApp ? entry.choose : undefined}
      >
        {asking.offline && <NoAnswer error={asking.offline} />}
        {asking.refused && (
          <Note tone="warning" live>
            {asking.refused.detail} <CallClinic />
          </Note>
        )}
      </CodeHelp>
      <Note tone="quiet" icon="shield">
        <Trans>Never tell this code to anyone. The clinic never asks for it, not even on the phone.</Trans>
      </Note>
    </>
  );
}
