import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome, type Problem } from "@portico/shared/api";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { CodeLost } from "../login/CodeLost.tsx";
import { endStep } from "../login/flow.ts";
import { PasswordForm } from "../login/PasswordForm.tsx";
import { useSignedIn } from "../session/useSignedIn.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { forgetTyped } from "./typed.ts";

/** The last step of a registration that proved itself. */
export default function RegisterPassword() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const signedIn = useSignedIn();
  const [lost, setLost] = useState<Problem>();
  if (lost) return <CodeLost problem={lost} back={pages.register} />;
  const path = { params: { path: { suffix } } };
  return (
    <PublicPage>
      <PageHead name={t`Choose your password`}>
        <Trans>From now on you sign in with it, and with a code by SMS.</Trans>
      </PageHead>
      <PasswordForm
        save={(password) =>
          outcome(api.POST("/api/portal/{suffix}/registration/password", { ...path, body: { password } }))
        }
        onLost={setLost}
        onDone={(session) => {
          endStep(suffix, "registration");
          forgetTyped();
          void signedIn(session);
        }}
      >
        <Trans>Save and sign in</Trans>
      </PasswordForm>
    </PublicPage>
  );
}
