import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import { PasswordForm } from "../login/PasswordForm.tsx";
import { useRenewed } from "../session/useRenewed.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { BackToSecurity } from "./BackToSecurity.tsx";
import { Done } from "./Done.tsx";
import { Narrow } from "./Narrow.tsx";
import { useFreshly } from "./useFreshly.tsx";

/** A new password while signed in. */
export default function ChangePassword() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const renewed = useRenewed();
  const { freshly, asking } = useFreshly();
  const [done, setDone] = useState(false);
  if (done)
    return (
      <Done name={t`Your new password works`}>
        <Trans>All other devices were signed out, and we told you so by e-mail.</Trans>
      </Done>
    );
  return (
    <Narrow>
      <BackToSecurity />
      <PageHead name={t`Choose your new password`}>
        <Trans>All other devices are signed out then.</Trans>
      </PageHead>
      <PasswordForm
        save={(password) =>
          freshly(() =>
            outcome(
              api.PUT("/api/portal/{suffix}/account/password", {
                params: { path: { suffix } },
                body: { password },
              }),
            ),
          )
        }
        onDone={(session) => {
          renewed(session);
          setDone(true);
        }}
      >
        <Trans>Save the new password</Trans>
      </PasswordForm>
      {asking}
    </Narrow>
  );
}
