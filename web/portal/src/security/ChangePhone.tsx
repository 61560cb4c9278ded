import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { useClinic } from "../clinic/ClinicContext.ts";
import { phoneExample, tidyPhone } from "../identity/phone.ts";
import { phoneFault } from "../identity/phoneFault.ts";
import { Done } from "./Done.tsx";
import { ProveNew } from "./ProveNew.tsx";

/** A new mobile number, to which the codes go from then on. */
export default function ChangePhone() {
  const { t } = useLingui();
  const { suffix, country } = useClinic();
  const params = { path: { suffix } };
  return (
    <ProveNew
      calls={{
        begin: (typed) =>
          outcome(
            api.POST("/api/portal/{suffix}/account/phone-change", {
              params,
              body: { phone: tidyPhone(typed, country) },
            }),
          ),
        resend: () => outcome(api.POST("/api/portal/{suffix}/account/phone-change/resend", { params })),
        enter: (code) =>
          outcome(api.POST("/api/portal/{suffix}/account/phone-change/code", { params, body: { code } })),
      }}
      words={{
        title: t`Change the mobile phone`,
        lead: t`You sign in with this number, and codes go to it.`,
        codeTitle: t`Enter the code from the new number`,
        field: t`New mobile phone`,
        fresh: t`New phone`,
        save: t`Save the new phone`,
        told: (
          <Trans>
            We also tell the former number and your e-mail address. Until the code is right, the former number
            stays.
          </Trans>
        ),
      }}
      input={{
        type: "tel",
        inputMode: "tel",
        autoComplete: "tel",
        hint: t`Like ${phoneExample(country)}`,
      }}
      faultOf={(typed) => phoneFault(typed, country)}
      done={
        <Done name={t`Your new phone number is saved`}>
          <Trans>
            From now on you sign in with it, and codes go to it. We told the former number and your e-mail
            address.
          </Trans>
        </Done>
      }
    />
  );
}
