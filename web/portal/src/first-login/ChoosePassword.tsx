import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Checklist } from "@portico/shared/components/Checklist";
import { PasswordField } from "@portico/shared/components/PasswordField";
import { Steps } from "@portico/shared/components/Steps";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { type FormEvent, useRef, useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { passwordChecks } from "../identity/password.ts";
import { CodeLost } from "../login/CodeLost.tsx";
import { endStep } from "../login/flow.ts";
import styles from "../login/form.module.css";
import { useSignedIn } from "../session/useSignedIn.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** First login, step 3. */
export default function ChoosePassword() {
  const { t } = useLingui();
  const clinic = useClinic();
  const { suffix } = clinic;
  const pages = usePages();
  const signedIn = useSignedIn();
  const saving = useAttempt();
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const checks = passwordChecks(clinic.password_rule, password);

  async function save(event?: FormEvent) {
    event?.preventDefault();
    if (checks.some((check) => !check.met))
      return tell(t`Something is still missing: look at the list below.`);
    const result = await saving.attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/activation/password", {
          params: { path: { suffix } },
          body: { password },
        }),
      ),
    );
    if (result.kind === "done") {
      endStep(suffix, "activation");
      return signedIn(result.value);
    }
    if (result.kind === "refused" && result.problem.status === 422)
      tell(result.problem.errors[0]?.detail ?? result.problem.detail);
  }

  function tell(text: string) {
    setFault(text);
    input.current?.focus();
  }

  if (saving.refused && saving.refused.status < 500 && saving.refused.status !== 422)
    return <CodeLost problem={saving.refused} back={pages.firstLogin} />;
  return (
    <PublicPage>
      <Steps step={3} of={3}>
        <Trans>First sign-in, step 3 of 3</Trans>
      </Steps>
      <PageHead name={t`Choose your password`}>
        <Trans>From now on you sign in with it, and with a code by SMS.</Trans>
      </PageHead>
      <form className={styles.form} onSubmit={save} noValidate>
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
        {saving.offline && <TryAgain error={saving.offline} onTryAgain={() => void save()} />}
        {saving.refused && saving.refused.status >= 500 && (
          <TryAgain error={new Error()} onTryAgain={() => void save()} />
        )}
        <Button type="submit" width="full" busy={saving.busy}>
          <Trans>Save and sign in</Trans>
        </Button>
      </form>
    </PublicPage>
  );
}
