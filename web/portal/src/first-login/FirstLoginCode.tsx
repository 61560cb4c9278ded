import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Steps } from "@portico/shared/components/Steps";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { CodeLost } from "../login/CodeLost.tsx";
import { CodePage } from "../login/CodePage.tsx";
import { keepStep, keptStep } from "../login/flow.ts";
import { go } from "../routing/navigation.ts";

/** First login, step 2: the code to the phone on record. */
export default function FirstLoginCode() {
  const { suffix } = useClinic();
  const pages = usePages();
  const [step, setStep] = useState(() => keptStep(suffix, "activation"));
  if (!step) return <CodeLost back={pages.firstLogin} />;
  const path = { params: { path: { suffix } } };
  return (
    <CodePage
      step={step}
      back={pages.firstLogin}
      above={
        <Steps step={2} of={3}>
          <Trans>First sign-in, step 2 of 3</Trans>
        </Steps>
      }
      onStep={(next) => {
        keepStep(suffix, "activation", next);
        setStep(next);
      }}
      resend={() => outcome(api.POST("/api/portal/{suffix}/activation/resend", path))}
      send={(code) => outcome(api.POST("/api/portal/{suffix}/activation/code", { ...path, body: { code } }))}
      onDone={() => go(pages.firstLoginPassword, { replace: true })}
    />
  );
}
