import { Trans, useLingui } from "@lingui/react/macro";
import { outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { CodeCells } from "@portico/shared/components/CodeCells";
import { Field } from "@portico/shared/components/Field";
import { ResendTimer } from "@portico/shared/components/ResendTimer";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { CodeStep, SecondFactor, StaffSession } from "../api/types";
import { type Failed, Failure, type Unhappy } from "../forms/Failure";
import type { CodeCalls } from "./codeCalls";
import { Methods } from "./Methods";
import styles from "./SignIn.module.css";

interface Props {
  step: CodeStep;
  calls: CodeCalls;
  onStep: (step: CodeStep) => void;
  onSession: (session: StaffSession) => Promise<void> | void;
  /** What the button says. */
  submit: ReactNode;
  /** The way back, when there is one. */
  children?: ReactNode;
}

/** The second factor of sign-in, invitation and step-up: a code by SMS or e-mail, of the app, or a recovery code. */
export function CodeForm({ step, calls, onStep, onSession, submit, children }: Props) {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const [spoken, setSpoken] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Failed>();
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way to give the code shows another field
  useEffect(() => field.current?.focus(), [step.method, spoken]);

  const labels = { sms: t`Code from the SMS`, email: t`Code from the e-mail`, totp: t`Code from the app` };
  const failed = (outcome: Unhappy) => {
    setFault({ outcome, attempt: (fault?.attempt ?? 0) + 1 });
    setCode("");
  };
  const send = async (typed: string) => {
    if (busy) return;
    setBusy(true);
    const answer = await outcome(calls.code(typed));
    setBusy(false);
    if (answer.kind === "done") await onSession(answer.value);
    else failed(answer);
  };
  const another = async (method?: SecondFactor) => {
    setBusy(true);
    const answer = await outcome(method && calls.method ? calls.method(method) : calls.resend());
    setBusy(false);
    if (answer.kind !== "done") return failed(answer);
    setFault(undefined);
    setSpoken(false);
    setCode("");
    onStep(answer.value);
    field.current?.focus();
  };
  const press = (event: FormEvent) => {
    event.preventDefault();
    // In a dialog over a form: this one is meant.
    event.stopPropagation();
    void send(code);
  };

  return (
    <form onSubmit={press} noValidate className={styles.form}>
      {fault && <Failure failed={fault} />}
      <p className={styles.sent}>
        <Sent step={step} spoken={spoken} />
      </p>
      {spoken ? (
        <Field
          ref={field}
          label={t`Recovery code`}
          hint={t`Ten letters and digits, such as ABCDE-FGHJK`}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      ) : (
        <CodeCells
          ref={field}
          label={labels[step.method]}
          value={code}
          onChange={setCode}
          onComplete={send}
        />
      )}
      <Button type="submit" width="full" busy={busy} disabled={code.length < 6}>
        {submit}
      </Button>
      {step.method !== "totp" && (
        <ResendTimer resendAt={step.resend_at} onResend={() => void another()} busy={busy} />
      )}
      <Methods
        step={step}
        spoken={spoken}
        onMethod={(method) => void another(method)}
        onSpoken={(on) => {
          setSpoken(on);
          setCode("");
          setFault(undefined);
        }}
      />
      {children}
    </form>
  );
}

function Sent({ step, spoken }: { step: CodeStep; spoken: boolean }) {
  const to = <strong>{step.sent_to}</strong>;
  if (spoken)
    return <Trans>Type one of the codes that you kept when you set up the app. Each works once.</Trans>;
  if (step.method === "totp") return <Trans>Open your authenticator app and type its six digits.</Trans>;
  if (step.method === "email") return <Trans>We sent a code of six digits by e-mail to {to}.</Trans>;
  return <Trans>We sent a code of six digits by SMS to {to}.</Trans>;
}
