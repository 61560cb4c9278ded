import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome, type Problem } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { Steps } from "@portico/shared/components/Steps";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { Session } from "../clinic/types.ts";
import { CodeLost } from "../login/CodeLost.tsx";
import { endStep } from "../login/flow.ts";
import { PasswordForm } from "../login/PasswordForm.tsx";
import { useSignedIn } from "../session/useSignedIn.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** A forgotten password, step 3: the new one, and what became of the other devices. */
export default function RecoveryPassword() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const [lost, setLost] = useState<Problem>();
  const [session, setSession] = useState<Session>();
  if (lost) return <CodeLost problem={lost} back={pages.recovery} />;
  if (session) return <Done session={session} />;
  const path = { params: { path: { suffix } } };
  return (
    <PublicPage>
      <Steps step={3} of={3}>
        <Trans>New password, step 3 of 3</Trans>
      </Steps>
      <PageHead name={t`Choose your new password`}>
        <Trans>The former one no longer works then.</Trans>
      </PageHead>
      <PasswordForm
        save={(password) =>
          outcome(api.POST("/api/portal/{suffix}/recovery/password", { ...path, body: { password } }))
        }
        onLost={setLost}
        onDone={(started) => {
          endStep(suffix, "recovery");
          setSession(started);
        }}
      >
        <Trans>Save and sign in</Trans>
      </PasswordForm>
    </PublicPage>
  );
}

function Done({ session }: { session: Session }) {
  const { t } = useLingui();
  const signedIn = useSignedIn();
  return (
    <PublicPage>
      <PageHead name={t`Your new password works`}>
        <Trans>You are signed in on this device.</Trans>
      </PageHead>
      <Note tone="done">
        <Trans>
          All other devices were signed out, and we told you so by e-mail. Next time you sign in with the new
          password.
        </Trans>
      </Note>
      <Button width="full" onClick={() => void signedIn(session)}>
        <Trans>To my page</Trans>
      </Button>
    </PublicPage>
  );
}
