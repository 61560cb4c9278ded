import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome, type Problem } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { Steps } from "@portico/shared/components/Steps";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { CodeLost } from "../login/CodeLost.tsx";
import { keepStep, keptStep } from "../login/flow.ts";
import { go } from "../routing/navigation.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { TwoCodes } from "./TwoCodes.tsx";

/** A forgotten password, step 2: both codes, in any order. */
export default function RecoveryCodes() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const [step, setStep] = useState(() => keptStep(suffix, "recovery"));
  const [lost, setLost] = useState<Problem>();
  if (!step || lost) return <CodeLost problem={lost} back={pages.recovery} />;
  const path = { params: { path: { suffix } } };
  const keep = (next: typeof step) => {
    keepStep(suffix, "recovery", next);
    setStep(next);
  };
  return (
    <PublicPage>
      <BackLink href={pages.recovery}>
        <Trans>Back</Trans>
      </BackLink>
      <Steps step={2} of={3}>
        <Trans>New password, step 2 of 3</Trans>
      </Steps>
      {step.second_channel ? (
        <PageHead name={t`Enter the two codes`}>
          <Trans>
            If what you typed matches our records, one code is on its way by SMS to{" "}
            <b className="numbers">{step.sent_to}</b>, and another to the e-mail address that the clinic
            knows.
          </Trans>
        </PageHead>
      ) : (
        <PageHead name={t`Enter the code from the SMS`}>
          <Trans>
            If what you typed matches our records, a code is on its way to{" "}
            <b className="numbers">{step.sent_to}</b>.
          </Trans>
        </PageHead>
      )}
      <TwoCodes
        step={step}
        send={(code) => outcome(api.POST("/api/portal/{suffix}/recovery/code", { ...path, body: { code } }))}
        resend={() => outcome(api.POST("/api/portal/{suffix}/recovery/resend", path))}
        onSent={(sent) => keep({ ...step, ...sent })}
        onProgress={({ step: next, missing }) => {
          keep({ ...step, missing });
          if (next === "password") go(pages.recoveryPassword, { replace: true });
        }}
        onLost={setLost}
      />
    </PublicPage>
  );
}
