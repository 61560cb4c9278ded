import { Trans, useLingui } from "@lingui/react/macro";
import { LanguageMenu } from "@portico/shared/components/LanguageMenu";
import { Note } from "@portico/shared/components/Note";
import { isLanguage, languages, speak } from "@portico/shared/i18n";
import { Building } from "@portico/shared/icons";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import type { CodeStep, StaffSession } from "../api/types";
import { opened, sessionQuery } from "../session/session";
import { useLanguage } from "../session/useLanguage";
import { texts } from "../texts";
import { CodeForm } from "./CodeForm";
import { innerAddress } from "./innerAddress";
import { PasswordForm } from "./PasswordForm";
import styles from "./SignIn.module.css";

const route = getRouteApi("/sign-in");

/** Two steps on one page: e-mail and password, then the code from the SMS. */
export function SignIn() {
  const { t, i18n } = useLingui();
  const { why, next } = route.useSearch();
  const choose = useLanguage();
  const client = useQueryClient();
  const router = useRouter();
  const [step, setStep] = useState<CodeStep>();
  const [email, setEmail] = useState("");

  const enter = async (session: StaffSession) => {
    client.setQueryData(sessionQuery.queryKey, opened(session));
    await speak(session.language, texts);
    await router.invalidate();
    await router.navigate({ href: innerAddress(next), replace: true });
  };

  return (
    <div className={styles.page}>
      <title>{t`Staff sign-in`}</title>
      <header className={styles.bar}>
        <span className={styles.mark} aria-hidden="true">
          <Building size={20} />
        </span>
        <span className={styles.name}>Portico</span>
        <LanguageMenu
          languages={languages}
          chosen={isLanguage(i18n.locale) ? i18n.locale : "en"}
          onChoose={(language) => void choose(language)}
        />
      </header>
      <main className={styles.sheet} id="main">
        <h1>
          <Trans>Staff sign-in</Trans>
        </h1>
        {why && !step && <Goodbye why={why} />}
        {step ? (
          <CodeForm step={step} onStep={setStep} onSession={enter} onBack={() => setStep(undefined)} />
        ) : (
          <PasswordForm email={email} onEmail={setEmail} onStep={setStep} />
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
