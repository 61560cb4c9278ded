import { Trans, useLingui } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { CodeStep, StaffSession } from "../api/types";
import { Bar } from "./Bar";
import { CodeForm } from "./CodeForm";
import { signInByPasskey, signInCalls } from "./codeCalls";
import { innerAddress } from "./innerAddress";
import { PasskeyButton } from "./PasskeyButton";
import { PasswordForm } from "./PasswordForm";
import styles from "./SignIn.module.css";
import { useEnter } from "./useEnter";

const route = getRouteApi("/sign-in");

/** Two steps on one page: e-mail and password, then the code. */
export function SignIn() {
  const { t } = useLingui();
  const { why, next } = route.useSearch();
  const open = useEnter();
  const [step, setStep] = useState<CodeStep>();
  const [email, setEmail] = useState("");

  const enter = (session: StaffSession) => open(session, innerAddress(next));

  return (
    <div className={styles.page}>
      <title>{t`Staff sign-in`}</title>
      <Bar />
      <main className={styles.sheet} id="main">
        <h1>
          <Trans>Staff sign-in</Trans>
        </h1>
        {why && !step && <Goodbye why={why} />}
        {step ? (
          <CodeForm
            step={step}
            calls={signInCalls}
            onStep={setStep}
            onSession={enter}
            submit={<Trans>Sign in</Trans>}
          >
            <button type="button" className={styles.back} onClick={() => setStep(undefined)}>
              <Trans>Use another e-mail address</Trans>
            </button>
          </CodeForm>
        ) : (
          <>
            <PasswordForm email={email} onEmail={setEmail} onStep={setStep} />
            <PasskeyButton calls={signInByPasskey} onSession={enter}>
              <Trans>Sign in with a passkey</Trans>
            </PasskeyButton>
          </>
        )}
      </main>
      <footer className={styles.patients}>
        <Trans>Patients sign in at their clinic's own address.</Trans>
      </footer>
    </div>
  );
}

function Goodbye({ why }: { why: "ended" | "out" }) {
  return (
    <Note tone={why === "out" ? "done" : "plain"} live>
      {why === "out" ? (
        <Trans>You are signed out.</Trans>
      ) : (
        <Trans>Your session has ended. Sign in again to go on where you were.</Trans>
      )}
    </Note>
  );
}
