import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { useClinic } from "../clinic/ClinicContext.ts";
import { identifierFault } from "../identity/identifier.ts";
import { Done } from "./Done.tsx";
import { ProveNew } from "./ProveNew.tsx";

/** A new e-mail address; where patients sign in with it, it is the new identifier. */
export default function ChangeEmail() {
  const { t } = useLingui();
  const clinic = useClinic();
  const params = { path: { suffix: clinic.suffix } };
  const signsIn = clinic.identification === "email";
  return (
    <ProveNew
      calls={{
        begin: (typed) =>
          outcome(
            api.POST("/api/portal/{suffix}/account/email-change", { params, body: { email: typed.trim() } }),
          ),
        resend: () => outcome(api.POST("/api/portal/{suffix}/account/email-change/resend", { params })),
        enter: (code) =>
          outcome(api.POST("/api/portal/{suffix}/account/email-change/code", { params, body: { code } })),
      }}
      words={{
        title: t`Change the e-mail address`,
        lead: signsIn
          ? t`You sign in with this address, and the clinic’s messages go to it.`
          : t`The clinic’s messages go to this address.`,
        codeTitle: t`Enter the code from the new address`,
        field: t`New e-mail address`,
        fresh: t`New e-mail address`,
        save: t`Save the new address`,
        told: (
          <Trans>
            We also tell the former address and your phone. Until the code is right, the former address stays.
          </Trans>
        ),
      }}
      input={{ type: "email", inputMode: "email", autoComplete: "email" }}
      faultOf={(typed) => identifierFault({ identification: "email", national_id_kind: "none" }, typed)}
      done={
        <Done name={t`Your new e-mail address is saved`}>
          {signsIn ? (
            <Trans>From now on you sign in with it. We told the former address and your phone.</Trans>
          ) : (
            <Trans>From now on messages go to it. We told the former address and your phone.</Trans>
          )}
        </Done>
      }
    />
  );
}
