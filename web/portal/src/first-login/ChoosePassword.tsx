import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome, type Problem } from "@portico/shared/api";
import { Steps } from "@portico/shared/components/Steps";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { CodeLost } from "../login/CodeLost.tsx";
import { endStep } from "../login/flow.ts";
import { PasswordForm } from "../login/PasswordForm.tsx";
import { useSignedIn } from "../session/useSignedIn.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** First login, step 3. */
export default function ChoosePassword() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const signedIn = useSignedIn();
  const [lost, setLost] = useState<Problem>();
  if (lost) return <CodeLost problem={lost} back={pages.firstLogin} />;
  const path = { params: { path: { suffix } } };
  return (
    <PublicPage>
      <Steps step={3} of={3}>
        <Trans>First sign-in, step 3 of 3</Trans>
      </Steps>
      <PageHead name={t`Choose your password`}>
        <Trans>From now on you sign in with it, and with a code by SMS.</Trans>
      </PageHead>
      <PasswordForm
        save={(password) =>
          outcome(api.POST("/api/portal/{suffix}/activation/password", { ...path, body: { password } }))
        }
        onLost={setLost}
        onDone={(session) => {
          endStep(suffix, "activation");
          void signedIn(session);
        }}
      >
        <Trans>Save and sign in</Trans>
      </PasswordForm>
    </PublicPage>
  );
}
