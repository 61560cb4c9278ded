import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
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
import { NoAnswer } from "../login/NoAnswer.tsx";
import { Refused } from "../login/Refused.tsx";
import { go } from "../routing/navigation.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { BirthDateField } from "./BirthDateField.tsx";
import { birthDateFault, isoOf } from "./birthDate.ts";
import { tidyCode } from "./deskCode.ts";
import { NoCode, OtherProof, type Proof } from "./OtherProof.tsx";

type Values = Claim & { code: string; birth_date: string };

/** First login, step 1: who one is, proved by the clinic's code, or by the date of birth where the clinic allows it. */
export default function FirstLogin() {
  const { t } = useLingui();
  const clinic = useClinic();
  const pages = usePages();
  const { suffix } = clinic;
  const byBirthDate = clinic.features.includes("first_login_by_birth_date");
  const [proof, setProof] = useState<Proof>(byBirthDate ? "birth_date" : "code");
  const activation = useAttempt();
  const form = useForm<Values>({
    defaultValues: { identifier: "", phone: "", code: "", birth_date: "" },
    shouldFocusError: false,
    resolver: resolveBy((values) => ({
      ...claimFaults(clinic, values),
      code: proof === "birth_date" || values.code.trim() ? null : t`Enter the code from the clinic.`,
      birth_date: proof === "birth_date" ? birthDateFault(values.birth_date) : null,
    })),
  });
  const { errors, submitCount } = form.formState;

  const send = form.handleSubmit(async (values) => {
    const proven =
      proof === "code" ? { code: tidyCode(values.code) } : { birth_date: isoOf(values.birth_date) };
    const body = { ...tidyClaim(clinic, values), ...proven };
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
        <Trans>In three steps you choose your password and are in. It takes two minutes.</Trans>
      </PageHead>
      {general && (
        <Refused
          problem={general}
          attempt={activation.number}
          check={<Trans>Check everything that you typed, letter by letter.</Trans>}
          ways={
            <a href={pages.login}>
              <Trans>I have a password</Trans>
            </a>
          }
        />
      )}
      <FormErrors errors={errors} attempt={submitCount} footer={<CallLine />} />
      <form className={styles.form} onSubmit={send} noValidate>
        <ClaimFields form={form} />
        {proof === "code" ? (
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
        ) : (
          <BirthDateField form={form} />
        )}
        {activation.offline && <NoAnswer error={activation.offline} onTryAgain={send} />}
        <Button type="submit" width="full" busy={activation.busy}>
          <Trans>Continue</Trans>
        </Button>
      </form>
      {byBirthDate ? <OtherProof proof={proof} onChoose={setProof} /> : <NoCode />}
    </PublicPage>
  );
}
