import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { Steps } from "@portico/shared/components/Steps";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { FormErrors } from "../forms/FormErrors.tsx";
import { showFieldErrors } from "../forms/refusal.ts";
import { resolveBy } from "../forms/resolve.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { CallLine } from "../login/CallLine.tsx";
import { ClaimFields } from "../login/ClaimFields.tsx";
import { type Claim, claimFaults, tidyClaim } from "../login/credentials.ts";
import { keepStep } from "../login/flow.ts";
import styles from "../login/form.module.css";
import { takeOver } from "../login/handedOver.ts";
import { NoAnswer } from "../login/NoAnswer.tsx";
import { Refused } from "../login/Refused.tsx";
import { go } from "../routing/navigation.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";

/** A forgotten password, step 1: who one is. The answer is the same for everybody. */
export default function Recovery() {
  const { t } = useLingui();
  const clinic = useClinic();
  const pages = usePages();
  const { suffix } = clinic;
  const asking = useAttempt();
  const [handed] = useState(takeOver);
  const form = useForm<Claim>({
    defaultValues: { identifier: handed?.claim.identifier ?? "", phone: handed?.claim.phone ?? "" },
    shouldFocusError: false,
    resolver: resolveBy((values) => claimFaults(clinic, values)),
  });
  const { errors, submitCount } = form.formState;

  const send = form.handleSubmit(async (values) => {
    const body = tidyClaim(clinic, values);
    const result = await asking.attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/recovery", { params: { path: { suffix } }, body })),
    );
    if (result.kind === "done") {
      const missing = result.value.second_channel ? ["sms", "second"] : ["sms"];
      keepStep(suffix, "recovery", { ...result.value, missing });
      go(pages.recoveryCodes);
    } else if (result.kind === "refused") showFieldErrors(form, result.problem);
  }, asking.clear);

  const general = asking.refused && asking.refused.errors.length === 0 ? asking.refused : undefined;
  return (
    <PublicPage>
      <BackLink href={pages.login}>
        <Trans>Sign in</Trans>
      </BackLink>
      <Steps step={1} of={3}>
        <Trans>New password, step 1 of 3</Trans>
      </Steps>
      <PageHead name={t`Forgot your password?`}>
        <Trans>Tell us who you are. We send you one code or two, and then you choose a new password.</Trans>
      </PageHead>
      {handed?.problem && !general && <Note tone="warning">{handed.problem.detail}</Note>}
      {general && (
        <Refused
          problem={general}
          attempt={asking.number}
          check={general.detail}
          ways={
            <a href={pages.login}>
              <Trans>I know my password</Trans>
            </a>
          }
        />
      )}
      {!general && <FormErrors errors={errors} attempt={submitCount} footer={<CallLine />} />}
      <form className={styles.form} onSubmit={send} noValidate>
        <ClaimFields form={form} />
        {asking.offline && <NoAnswer error={asking.offline} onTryAgain={send} />}
        <Button type="submit" width="full" busy={asking.busy}>
          <Trans>Send the codes</Trans>
        </Button>
      </form>
    </PublicPage>
  );
}
