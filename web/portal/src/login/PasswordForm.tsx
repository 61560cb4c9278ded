import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome, Problem } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Checklist } from "@portico/shared/components/Checklist";
import { Note } from "@portico/shared/components/Note";
import { PasswordField } from "@portico/shared/components/PasswordField";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { passwordChecks } from "../identity/password.ts";
import { CallClinic } from "../shell/CallClinic.tsx";
import styles from "./form.module.css";
import { NoAnswer } from "./NoAnswer.tsx";
import { endsFlow } from "./useCodeEntry.ts";

type Props<T> = {
  save: (password: string) => Promise<Outcome<T>>;
  onDone: (value: T) => void;
  onLost?: (problem: Problem) => void;
  /** What the button says. */
  children: ReactNode;
};

/** A new password, with the clinic's rule ticked while one types; the server's reason stands at the field. */
export function PasswordForm<T>({ save, onDone, onLost, children }: Props<T>) {
  const { t } = useLingui();
  const clinic = useClinic();
  const saving = useAttempt();
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const checks = passwordChecks(clinic.password_rule, password);

  async function send(event?: FormEvent) {
    event?.preventDefault();
    if (checks.some((check) => !check.met))
      return tell(t`Something is still missing: look at the list below.`);
    const result = await saving.attempt(() => save(password));
    if (result.kind === "done") return onDone(result.value);
    if (result.kind !== "refused") return;
    if (onLost && endsFlow(result.problem)) return onLost(result.problem);
    if (result.problem.status === 422) tell(result.problem.errors[0]?.detail ?? result.problem.detail);
  }

  function tell(text: string) {
    setFault(text);
    input.current?.focus();
  }

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <PasswordField
        ref={input}
        id="password"
        label={t`New password`}
        error={fault}
        autoComplete="new-password"
        value={password}
        onChange={(event) => {
          setPassword(event.target.value);
          setFault(undefined);
        }}
      />
      <Checklist items={checks} />
      <p className={styles.hint}>
        <Trans>Three words and a number are easy to remember and hard to guess.</Trans>
      </p>
      {saving.offline && <NoAnswer error={saving.offline} onTryAgain={() => void send()} />}
      {saving.refused && saving.refused.status !== 422 && (
        <Note tone="error" live>
          {saving.refused.detail || <Trans>Something went wrong on our side.</Trans>} <CallClinic />
        </Note>
      )}
      <Button type="submit" width="full" busy={saving.busy}>
        {children}
      </Button>
    </form>
  );
}
