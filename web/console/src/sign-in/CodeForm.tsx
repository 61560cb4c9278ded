import { Trans, useLingui } from "@lingui/react/macro";
import { api, type Outcome, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { CodeCells } from "@portico/shared/components/CodeCells";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import { ResendTimer } from "@portico/shared/components/ResendTimer";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { CodeStep, StaffSession } from "../api/types";
import styles from "./SignIn.module.css";

interface Props {
  step: CodeStep;
  onStep: (step: CodeStep) => void;
  onSession: (session: StaffSession) => Promise<void>;
  onBack: () => void;
}

type Unhappy = Exclude<Outcome<never>, { kind: "done" }>;

export function CodeForm({ step, onStep, onSession, onBack }: Props) {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ outcome: Unhappy; attempt: number }>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const failed = (outcome: Unhappy) => {
    setFault({ outcome, attempt: (fault?.attempt ?? 0) + 1 });
    setCode("");
  };
  const send = async (digits: string) => {
    if (busy) return;
    setBusy(true);
    const answer = await outcome(api.POST("/api/console/login/code", { body: { code: digits } }));
    setBusy(false);
    if (answer.kind === "done") await onSession(answer.value);
    else failed(answer);
  };
  const resend = async () => {
    setBusy(true);
    const answer = await outcome(api.POST("/api/console/login/resend", {}));
    setBusy(false);
    if (answer.kind !== "done") return failed(answer);
    setFault(undefined);
    onStep(answer.value);
    field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(code);
  };

  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      {fault && (
        <ErrorSummary key={fault.attempt} title={<Trans>That did not work</Trans>}>
          <p>
            {fault.outcome.kind === "offline" ? (
              <Trans>The server cannot be reached. Please try again.</Trans>
            ) : (
              fault.outcome.problem.detail
            )}
          </p>
        </ErrorSummary>
      )}
      <p className={styles.sent}>
        <Trans>
          We sent a code of six digits by SMS to <strong>{step.sent_to}</strong>.
        </Trans>
      </p>
      <CodeCells ref={field} label={t`Code from the SMS`} value={code} onChange={setCode} onComplete={send} />
      <Button type="submit" width="full" busy={busy} disabled={code.length < 6}>
        <Trans>Sign in</Trans>
      </Button>
      <ResendTimer resendAt={step.resend_at} onResend={resend} busy={busy} />
      <button type="button" className={styles.back} onClick={onBack}>
        <Trans>Use another e-mail address</Trans>
      </button>
    </form>
  );
}
