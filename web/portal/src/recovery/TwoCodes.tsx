import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome, Problem } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Card } from "@portico/shared/components/Card";
import { Checklist } from "@portico/shared/components/Checklist";
import { Note } from "@portico/shared/components/Note";
import { ResendTimer } from "@portico/shared/components/ResendTimer";
import { timeAt } from "@portico/shared/dates";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { RecoveryProgress, RecoveryStep } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { CodeEntry } from "../login/CodeEntry.tsx";
import help from "../login/CodeHelp.module.css";
import styles from "../login/form.module.css";
import { NoAnswer } from "../login/NoAnswer.tsx";
import { endsFlow, useCodeEntry } from "../login/useCodeEntry.ts";
import { CallClinic } from "../shell/CallClinic.tsx";

type Props = {
  step: RecoveryStep & { missing: string[] };
  send: (code: string) => Promise<Outcome<RecoveryProgress>>;
  resend: () => Promise<Outcome<RecoveryStep>>;
  onSent: (step: RecoveryStep) => void;
  onProgress: (progress: RecoveryProgress) => void;
  onLost: (problem: Problem) => void;
};

/** One field for two codes in any order, and a list of what is still missing. */
export function TwoCodes({ step, send, resend, onSent, onProgress, onLost }: Props) {
  const { t } = useLingui();
  const zone = useClinic().time_zone;
  const asking = useAttempt();
  const [news, setNews] = useState<"taken" | "sent">();
  const entry = useCodeEntry<RecoveryProgress>({
    send,
    onLost,
    onDone: (progress) => {
      setNews("taken");
      onProgress(progress);
      entry.choose("digits");
    },
  });

  async function again() {
    setNews(undefined);
    const result = await asking.attempt(resend);
    if (result.kind === "refused" && endsFlow(result.problem)) return onLost(result.problem);
    if (result.kind !== "done") return;
    onSent(result.value);
    setNews("sent");
    entry.begin();
  }

  const smsMissing = step.missing.includes("sms");
  const codes = [
    { id: "sms", text: t`Code from the SMS`, met: !smsMissing },
    {
      id: "second",
      text: t`Code from the e-mail, or from the clinic`,
      met: !step.missing.includes("second"),
    },
  ];
  return (
    <>
      <form className={styles.form} onSubmit={entry.enter} noValidate>
        {step.second_channel && (
          <div className={styles.two}>
            <Checklist items={codes} />
            <p className={styles.hint}>
              <Trans>Type one after the other, in any order.</Trans>
            </p>
          </div>
        )}
        <div className={styles.two}>
          <CodeEntry
            entry={entry}
            spoken={{ label: t`Code from the clinic`, hint: t`10 letters and digits` }}
          />
          <Note tone="quiet" icon="clock">
            <Trans>The codes work until {timeAt(step.expires_at, zone)}.</Trans>
          </Note>
          {news && (
            <Note tone="done" live>
              {news === "sent" ? (
                <Trans>A new code is on its way; an earlier one of its kind no longer works.</Trans>
              ) : smsMissing ? (
                <Trans>This code is right. Now the one from the SMS.</Trans>
              ) : (
                <Trans>This code is right. Now the one from the e-mail, or from the clinic.</Trans>
              )}
            </Note>
          )}
        </div>
        {entry.offline && <NoAnswer error={entry.offline} onTryAgain={() => void entry.enter()} />}
        <Button type="submit" width="full" busy={entry.busy}>
          <Trans>Continue</Trans>
        </Button>
      </form>
      <Card>
        <div className={help.resend}>
          <h2 className={help.title}>
            <Trans>A code does not come?</Trans>
          </h2>
          <p className={help.hint}>
            <Trans>
              Wait a minute, and look among unwanted mail, too. Nothing comes when something that you typed is
              not as the clinic has it.
            </Trans>
          </p>
          <ResendTimer resendAt={step.resend_at} onResend={() => void again()} busy={asking.busy} />
          {asking.offline && <NoAnswer error={asking.offline} />}
          {asking.refused && (
            <Note tone="warning" live>
              {asking.refused.detail}
            </Note>
          )}
          {step.second_channel && (
            <Button
              look="plain"
              width="full"
              onClick={() => entry.choose(entry.kind === "digits" ? "spoken" : "digits")}
            >
              {entry.kind === "digits" ? (
                <Trans>I have a code from the clinic</Trans>
              ) : (
                <Trans>Type a 6-digit code instead</Trans>
              )}
            </Button>
          )}
          <p className={help.hint}>
            {step.second_channel && (
              <Trans>No e-mail, or a new phone? The reception can give you a code.</Trans>
            )}{" "}
            <CallClinic />
          </p>
        </div>
      </Card>
      <Note tone="quiet" icon="shield">
        <Trans>
          Never tell these codes to anyone. The clinic never asks for them, not even on the phone.
        </Trans>
      </Note>
    </>
  );
}
