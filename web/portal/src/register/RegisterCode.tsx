import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome, type Problem } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { buttonClass } from "@portico/shared/components/Button";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { CodeStep, Registration } from "../clinic/types.ts";
import { CodeForm } from "../login/CodeForm.tsx";
import { CodeLost } from "../login/CodeLost.tsx";
import { keepStep, keptStep } from "../login/flow.ts";
import styles from "../login/form.module.css";
import { go } from "../routing/navigation.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** The code that went to the phone on record, if there is such a record: nobody is told on the screen. */
export default function RegisterCode() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = usePages();
  const [received, setReceived] = useState(() => keptStep(suffix, "registration"));
  const [lost, setLost] = useState<Problem>();
  const [hasAccount, setHasAccount] = useState(false);
  if (hasAccount) return <HasAccount />;
  const step = received && codeStep(received);
  if (!received || !step || lost) return <CodeLost problem={lost} back={pages.register} />;
  const path = { params: { path: { suffix } } };

  const next = { password: pages.registerPassword, received: pages.registerReceived };
  return (
    <PublicPage>
      <BackLink href={pages.register}>
        <Trans>Back</Trans>
      </BackLink>
      <PageHead name={t`Enter the code from the SMS`}>
        <Trans>
          If what you typed is what the clinic has on record, a code is on its way to{" "}
          <b className="numbers">{received.sent_to}</b>. With it you are in at once.
        </Trans>
      </PageHead>
      <CodeForm
        step={step}
        onStep={({ resend_at, expires_at }) => {
          const renewed = { ...received, resend_at, expires_at };
          keepStep(suffix, "registration", renewed);
          setReceived(renewed);
        }}
        resend={() => outcome(api.POST("/api/portal/{suffix}/registration/resend", path))}
        send={(code) =>
          outcome(api.POST("/api/portal/{suffix}/registration/code", { ...path, body: { code } }))
        }
        onDone={(proved) => {
          if (proved.step === "account") setHasAccount(true);
          else go(proved.step === "password" ? next.password : next.received, { replace: true });
        }}
        onLost={setLost}
      />
      <div className={styles.two}>
        <p>
          <Trans>
            No code comes when something differs from what the clinic has, or when you are new there. Then you
            need not do anything more: the clinic looks at your registration.
          </Trans>
        </p>
        <a className={buttonClass({ look: "plain", width: "full" })} href={pages.registerReceived}>
          <Trans>I got no code</Trans>
        </a>
      </div>
    </PublicPage>
  );
}

const codeStep = ({ sent_to, resend_at, expires_at }: Registration): CodeStep | undefined =>
  resend_at && expires_at
    ? { step: "code", method: "sms", methods: ["sms"], sent_to, resend_at, expires_at }
    : undefined;

/** Told only to who holds the phone on record. */
function HasAccount() {
  const { t } = useLingui();
  const pages = usePages();
  return (
    <PublicPage>
      <PageHead name={t`You have an account already`}>
        <Trans>Sign in with your password; if you forgot it, choose a new one.</Trans>
      </PageHead>
      <div className={styles.two}>
        <a className={buttonClass({ width: "full" })} href={pages.login}>
          <Trans>Sign in</Trans>
        </a>
        <a className={buttonClass({ look: "plain", width: "full" })} href={pages.recovery}>
          <Trans>Forgot your password?</Trans>
        </a>
      </div>
    </PublicPage>
  );
}
