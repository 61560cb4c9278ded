import { Trans, useLingui } from "@lingui/react/macro";
import { api, type Outcome, outcome } from "@portico/shared/api";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { CodeStep, Invitation as Whose } from "../api/types";
import { Bar } from "../sign-in/Bar";
import { CodeForm } from "../sign-in/CodeForm";
import { invitationCalls } from "../sign-in/codeCalls";
import styles from "../sign-in/SignIn.module.css";
import { useEnter } from "../sign-in/useEnter";
import { ChoosePassword } from "./ChoosePassword";

/** The link of an invitation or of a reset: a password, then the code that comes to the phone. */
export function Invitation() {
  const { t } = useLingui();
  const enter = useEnter();
  const [token] = useState(() => window.location.hash.slice(1));
  const [whose, setWhose] = useState<Outcome<Whose>>();
  const [step, setStep] = useState<CodeStep>();
  // The token opens an account: it does not stay in the address, nor in the browser's history.
  useEffect(() => window.history.replaceState(window.history.state, "", window.location.pathname), []);

  const ask = () => {
    setWhose(undefined);
    void outcome(api.POST("/api/console/invitation", { body: { token } })).then(setWhose);
  };
  useEffect(ask, [token]);

  return (
    <div className={styles.page}>
      <title>{t`Your access to the console`}</title>
      <Bar />
      <main className={styles.sheet} id="main">
        <h1>{step ? <Trans>One more step: the code</Trans> : <Trans>Choose your password</Trans>}</h1>
        {step ? (
          <CodeForm
            step={step}
            calls={invitationCalls}
            onStep={setStep}
            onSession={(session) => enter(session, "/console/")}
            submit={<Trans>Sign in</Trans>}
          />
        ) : (
          <FirstStep token={token} whose={whose} onStep={setStep} onAskAgain={ask} />
        )}
      </main>
    </div>
  );
}

type FirstProps = {
  token: string;
  whose: Outcome<Whose> | undefined;
  onStep: (step: CodeStep) => void;
  onAskAgain: () => void;
};

function FirstStep({ token, whose, onStep, onAskAgain }: FirstProps) {
  if (!whose) return null;
  if (whose.kind === "offline") return <TryAgain error={new Error()} onTryAgain={onAskAgain} />;
  if (whose.kind !== "done")
    return (
      <>
        <Note tone="warning" live>
          {whose.problem.detail}
        </Note>
        <Link to="/sign-in" className={styles.back}>
          <Trans>To the sign-in page</Trans>
        </Link>
      </>
    );
  const { name, email, password_rule } = whose.value;
  return (
    <>
      <p className={styles.lead}>
        <Trans>
          Good day, <strong>{name}</strong>. You will sign in with the address <strong>{email}</strong>, this
          password, and a code that comes to your phone.
        </Trans>
      </p>
      <ChoosePassword token={token} email={email} rule={password_rule} onStep={onStep} />
    </>
  );
}
