import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Checklist } from "@portico/shared/components/Checklist";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import { PasswordField } from "@portico/shared/components/PasswordField";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import type { Invitation } from "../api/types";
import styles from "./NewPasswordForm.module.css";
import { passwordChecks } from "./passwordChecks";

interface Props<T> {
  rule: Invitation["password_rule"];
  /** For password managers: whose password it is. */
  email: string;
  submit: ReactNode;
  /** Nothing when the person has given up on the way. */
  save: (password: string) => Promise<Outcome<T> | undefined>;
  onSaved: (value: T) => void;
}

/** A new password with its rule ticked off while it is typed, and the server's own reason where that is not enough. */
export function NewPasswordForm<T>({ rule, email, submit, save, onSaved }: Props<T>) {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const [whole, setWhole] = useState<{ text: string; attempt: number }>();
  const input = useRef<HTMLInputElement>(null);
  const checks = passwordChecks(rule, password);

  const tell = (text: string) => {
    setFault(text);
    input.current?.focus();
  };
  const tellWhole = (text: string) => setWhole({ text, attempt: (whole?.attempt ?? 0) + 1 });
  const press = async (event: FormEvent) => {
    event.preventDefault();
    if (checks.some((check) => !check.met))
      return tell(t`Something is still missing: look at the list below.`);
    setBusy(true);
    const answer = await save(password);
    setBusy(false);
    if (!answer) return;
    setWhole(undefined);
    if (answer.kind === "done") {
      setPassword("");
      return onSaved(answer.value);
    }
    if (answer.kind === "offline") return tellWhole(t`The server cannot be reached. Please try again.`);
    const [first] = answer.problem.errors;
    if (first) tell(first.detail);
    else tellWhole(answer.problem.detail);
  };

  return (
    <form onSubmit={press} noValidate className={styles.form}>
      {whole && (
        <ErrorSummary key={whole.attempt} title={<Trans>That did not work</Trans>}>
          <p>{whole.text}</p>
        </ErrorSummary>
      )}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        ref={input}
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
      <Button type="submit" width="full" busy={busy}>
        {submit}
      </Button>
    </form>
  );
}
