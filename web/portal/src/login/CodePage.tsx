import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome, Problem } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { Button } from "@portico/shared/components/Button";
import { CodeCells } from "@portico/shared/components/CodeCells";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { timeAt } from "@portico/shared/dates";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { CodeStep } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { CodeLost } from "./CodeLost.tsx";
import styles from "./form.module.css";
import { NoSms } from "./NoSms.tsx";

type Props<T> = {
  step: CodeStep;
  /** Stands above the heading, for a flow of several steps. */
  above?: ReactNode;
  back: string;
  onStep: (step: CodeStep) => void;
  resend: () => Promise<Outcome<CodeStep>>;
  send: (code: string) => Promise<Outcome<T>>;
  onDone: (value: T) => void;
};

const LENGTH = 6;

/** The code from the SMS: the same page for login and first login. */
export function CodePage<T>({ step, above, back, onStep, resend, send, onDone }: Props<T>) {
  const { t } = useLingui();
  const zone = useClinic().time_zone;
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const entering = useAttempt();
  const resending = useAttempt();

  async function enter(event?: FormEvent) {
    event?.preventDefault();
    if (code.length < LENGTH) return tell(t`Enter all 6 digits of the code.`);
    const result = await entering.attempt(() => send(code));
    if (result.kind === "done") return onDone(result.value);
    if (result.kind === "refused" && !endsFlow(result.problem)) {
      setCode("");
      tell(result.problem.detail);
    }
  }

  function tell(text: string) {
    setFault(text);
    input.current?.focus();
  }

  async function again() {
    const result = await resending.attempt(resend);
    if (result.kind !== "done") return;
    onStep(result.value);
    setCode("");
    setFault(undefined);
    entering.clear();
    input.current?.focus();
  }

  const lost = [entering.refused, resending.refused].find((problem) => problem && endsFlow(problem));
  if (lost) return <CodeLost problem={lost} above={above} back={back} />;
  const refusedResend = resending.refused;
  return (
    <PublicPage>
      <BackLink href={back}>
        <Trans>Back</Trans>
      </BackLink>
      {above}
      <PageHead name={t`Enter the code from the SMS`}>
        <Trans>
          We sent a 6-digit code to <b className="numbers">{step.sent_to}</b>
        </Trans>
      </PageHead>
      <form className={styles.form} onSubmit={enter} noValidate>
        <div className={styles.two}>
          <CodeCells
            ref={input}
            id="code"
            label={t`6-digit code`}
            value={code}
            error={fault}
            onChange={setCode}
          />
          <Note tone="quiet" icon="clock">
            <Trans>The code works until {timeAt(step.expires_at, zone)}.</Trans>
          </Note>
        </div>
        {entering.offline && <TryAgain error={entering.offline} onTryAgain={() => void enter()} />}
        <Button type="submit" width="full" busy={entering.busy}>
          <Trans>Continue</Trans>
        </Button>
      </form>
      <NoSms step={step} busy={resending.busy} onResend={() => void again()}>
        {resending.offline && <TryAgain error={resending.offline} />}
        {refusedResend && <Note tone="warning">{refusedResend.detail}</Note>}
      </NoSms>
      <Note tone="quiet" icon="shield">
        <Trans>Never tell this code to anyone. The clinic never asks for it, not even on the phone.</Trans>
      </Note>
    </PublicPage>
  );
}

/** The flow is over and has to begin again: too many wrong codes, too much time, or a code used elsewhere. */
const endsFlow = ({ code, facts }: Problem) =>
  code === "FLOW_ENDED" || code === "CODE_USED" || (code === "CODE_WRONG" && facts.attempts_left === 0);
