import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome, type Problem } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Note } from "@portico/shared/components/Note";
import { PasswordField } from "@portico/shared/components/PasswordField";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { CodeStep } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { CodeForm } from "../login/CodeForm.tsx";
import { useCodeTitle, WhereCodeIs } from "../login/codeWords.tsx";
import styles from "../login/form.module.css";
import { useRenewed } from "../session/useRenewed.ts";
import { PasskeyInstead } from "./PasskeyInstead.tsx";

type Props = { onProved: () => void; onCancel: () => void };

/** Password and code again, over the page on which one is. */
export function StepUp({ onProved, onCancel }: Props) {
  const [step, setStep] = useState<CodeStep>();
  const [lost, setLost] = useState<Problem>();
  if (!step) return <AskPassword lost={lost} onStep={setStep} onProved={onProved} onCancel={onCancel} />;
  return (
    <AskCode
      step={step}
      onStep={setStep}
      onProved={onProved}
      onCancel={onCancel}
      onLost={(problem) => {
        setLost(problem);
        setStep(undefined);
      }}
    />
  );
}

type PasswordProps = Props & { lost?: Problem; onStep: (step: CodeStep) => void };

function AskPassword({ lost, onStep, onProved, onCancel }: PasswordProps) {
  const { t } = useLingui();
  const path = { path: { suffix: useClinic().suffix } };
  const asking = useAttempt();
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  async function send(event?: FormEvent) {
    event?.preventDefault();
    if (!password) return tell(t`Enter your password.`);
    const result = await asking.attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/session/step-up", { params: path, body: { password } })),
    );
    if (result.kind === "done") onStep(result.value);
    if (result.kind === "refused") tell(result.problem.errors[0]?.detail ?? result.problem.detail);
  }

  function tell(text: string) {
    setFault(text);
    input.current?.focus();
  }

  return (
    <Dialog title={<Trans>Confirm that it is you</Trans>} onClose={onCancel}>
      <form className={styles.form} onSubmit={send} noValidate>
        <p>
          <Trans>
            This protects your account: enter your password, and after it a code. It holds for ten minutes.
          </Trans>
        </p>
        {lost && <Note tone="warning">{lost.detail}</Note>}
        <PasswordField
          ref={input}
          id="confirm-password"
          label={t`Password`}
          error={fault}
          autoComplete="current-password"
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
            setFault(undefined);
          }}
        />
        {asking.offline && <TryAgain error={asking.offline} onTryAgain={() => void send()} />}
        <Button type="submit" width="full" busy={asking.busy}>
          <Trans>Continue</Trans>
        </Button>
        <PasskeyInstead onProved={onProved} />
        <Button look="plain" width="full" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </form>
    </Dialog>
  );
}

type CodeProps = Props & {
  step: CodeStep;
  onStep: (step: CodeStep) => void;
  onLost: (problem: Problem) => void;
};

function AskCode({ step, onStep, onProved, onCancel, onLost }: CodeProps) {
  const params = { path: { suffix: useClinic().suffix } };
  const title = useCodeTitle(step.method);
  const renewed = useRenewed();
  return (
    <Dialog title={title} onClose={onCancel}>
      <div className={styles.form}>
        <p>
          <WhereCodeIs step={step} />
        </p>
        <CodeForm
          step={step}
          onStep={onStep}
          resend={() => outcome(api.POST("/api/portal/{suffix}/session/step-up/resend", { params }))}
          choose={(method) =>
            outcome(api.POST("/api/portal/{suffix}/session/step-up/method", { params, body: { method } }))
          }
          send={(code) =>
            outcome(api.POST("/api/portal/{suffix}/session/step-up/code", { params, body: { code } }))
          }
          onDone={(session) => {
            renewed(session);
            onProved();
          }}
          onLost={onLost}
        />
        <Button look="plain" width="full" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
