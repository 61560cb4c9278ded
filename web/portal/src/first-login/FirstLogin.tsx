import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { Note } from "@portico/shared/components/Note";
import { Steps } from "@portico/shared/components/Steps";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useForm } from "react-hook-form";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { FormErrors } from "../forms/FormErrors.tsx";
import { showFieldErrors } from "../forms/refusal.ts";
import { resolveBy } from "../forms/resolve.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { ClaimFields } from "../login/ClaimFields.tsx";
import { type Claim, claimFaults, tidyClaim } from "../login/credentials.ts";
import { keepStep } from "../login/flow.ts";
import styles from "../login/form.module.css";
import { Refused } from "../login/Refused.tsx";
import { go } from "../routing/navigation.ts";
import { CallClinic } from "../shell/CallClinic.tsx";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { tidyCode } from "./deskCode.ts";

type Values = Claim & { code: string };

/** First login, step 1: who one is, with the code that the clinic gave at the desk. */
export default function FirstLogin() {
  const { t } = useLingui();
  const clinic = useClinic();
  const pages = usePages();
  const { suffix } = clinic;
  const activation = useAttempt();
  const form = useForm<Values>({
    defaultValues: { identifier: "", phone: "", code: "" },
    shouldFocusError: false,
    resolver: resolveBy((values) => ({
      ...claimFaults(clinic, values),
      code: values.code.trim() ? null : t`Enter the code from the clinic.`,
    })),
  });
  const { errors, submitCount } = form.formState;

  const send = form.handleSubmit(async (values) => {
    const body = { ...tidyClaim(clinic, values), code: tidyCode(values.code) };
    const result = await activation.attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/activation", { params: { path: { suffix } }, body })),
    );
    if (result.kind === "done") {
      keepStep(suffix, "activation", result.value);
      go(pages.firstLoginCode);
    } else if (result.kind === "refused") showFieldErrors(form, result.problem);
  }, activation.clear);

  const general =
    activation.refused && activation.refused.errors.length === 0 ? activation.refused : undefined;
  return (
    <PublicPage>
      <Steps step={1} of={3}>
        <Trans>First sign-in, step 1 of 3</Trans>
      </Steps>
      <PageHead name={t`Welcome`}>
        <Trans>With the code from the clinic you choose your password here. It takes two minutes.</Trans>
      </PageHead>
      {general && (
        <Refused
          problem={general}
          attempt={activation.number}
          mismatch={<Trans>These details don’t belong together</Trans>}
          other={{ href: pages.login, text: <Trans>I have a password</Trans> }}
        />
      )}
      <FormErrors errors={errors} attempt={submitCount} />
      <form className={styles.form} onSubmit={send} noValidate>
        <ClaimFields form={form} />
        <Field
          id="code"
          label={t`Code from the clinic`}
          hint={t`10 letters and digits, on the paper you got at the desk`}
          error={errors.code?.message}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          {...form.register("code")}
        />
        {activation.offline && <TryAgain error={activation.offline} onTryAgain={send} />}
        <Button type="submit" width="full" busy={activation.busy}>
          <Trans>Continue</Trans>
        </Button>
      </form>
      <Note>
        <Trans>No code yet? The reception gives you one, when you are there with your papers.</Trans>{" "}
        <CallClinic />
      </Note>
    </PublicPage>
  );
}
