import { api, outcome } from "@portico/shared/api";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { useSignedIn } from "../session/useSignedIn.ts";
import { CodeLost } from "./CodeLost.tsx";
import { CodePage } from "./CodePage.tsx";
import { endStep, keepStep, keptStep } from "./flow.ts";

/** Login's second half. */
export default function LoginCode() {
  const { suffix } = useClinic();
  const pages = usePages();
  const signedIn = useSignedIn();
  const [step, setStep] = useState(() => keptStep(suffix, "login"));
  if (!step) return <CodeLost back={pages.login} />;
  const path = { params: { path: { suffix } } };
  return (
    <CodePage
      step={step}
      back={pages.login}
      onStep={(next) => {
        keepStep(suffix, "login", next);
        setStep(next);
      }}
      resend={() => outcome(api.POST("/api/portal/{suffix}/login/resend", path))}
      choose={(method) =>
        outcome(api.POST("/api/portal/{suffix}/login/method", { ...path, body: { method } }))
      }
      delivery={() => outcome(api.GET("/api/portal/{suffix}/login/delivery", path))}
      send={(code) => outcome(api.POST("/api/portal/{suffix}/login/code", { ...path, body: { code } }))}
      onDone={(session) => {
        endStep(suffix, "login");
        void signedIn(session);
      }}
    />
  );
}
