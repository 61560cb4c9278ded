import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome, type Problem } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { PasswordField } from "@portico/shared/components/PasswordField";
import { useForm } from "react-hook-form";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { FormErrors } from "../forms/FormErrors.tsx";
import { showFieldErrors } from "../forms/refusal.ts";
import { resolveBy } from "../forms/resolve.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { go } from "../routing/navigation.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { CallLine } from "./CallLine.tsx";
import { ClaimFields } from "./ClaimFields.tsx";
import { type Claim, claimFaults, tidyClaim } from "./credentials.ts";
import { EndedNote } from "./EndedNote.tsx";
import { exactFaults } from "./exact.ts";
import { keepStep } from "./flow.ts";
import styles from "./form.module.css";
import { handOver } from "./handedOver.ts";
import { NoAnswer } from "./NoAnswer.tsx";
import { PasskeyButton } from "./PasskeyButton.tsx";
import { Refused } from "./Refused.tsx";

type Values = Claim & { password: string };

/** Login's first half: identifier, phone and password, all three right before an SMS leaves. */
export default function Login() {
  const { t } = useLingui();
  const clinic = useClinic();
  const pages = usePages();
  const { suffix } = clinic;
  const login = useAttempt();
  const form = useForm<Values>({
    defaultValues: { identifier: "", phone: "", password: "" },
    shouldFocusError: false,
    resolver: resolveBy((values) => ({
      ...claimFaults(clinic, values),
      password: values.password ? null : t`Enter your password.`,
    })),
  });
  const { errors, submitCount } = form.formState;

  const send = form.handleSubmit(async (values) => {
    const body = { ...tidyClaim(clinic, values), password: values.password };
    const result = await login.attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/login", { params: { path: { suffix } }, body })),
    );
    if (result.kind === "done") {
      keepStep(suffix, "login", result.value);
      go(pages.loginCode);
    } else if (result.kind === "refused") tell(result.problem, values);
  }, login.clear);

  function tell(problem: Problem, { identifier, phone }: Claim) {
    if (problem.code === "PASSWORD_DISABLED") {
      handOver({ claim: { identifier, phone }, problem });
      return go(pages.recovery);
    }
    showFieldErrors(form, problem);
    for (const [name, message] of Object.entries(exactFaults(problem)))
      form.setError(name as keyof Values, { type: "server", message });
  }

  const ways = (
    <>
      <a href={pages.recovery} onClick={() => handOver({ claim: form.getValues() })}>
        <Trans>Forgot your password?</Trans>
      </a>
      <a href={pages.firstLogin}>
        <Trans>First time here?</Trans>
      </a>
    </>
  );

  const general = login.refused && login.refused.errors.length === 0 ? login.refused : undefined;
  return (
    <PublicPage>
      <PageHead name={t`Sign in`} />
      <EndedNote />
      {general && <Refused problem={general} attempt={login.number} check={<CheckAgain />} ways={ways} />}
      {!general && <FormErrors errors={errors} attempt={submitCount} footer={<CallLine />} />}
      <form className={styles.form} onSubmit={send} noValidate>
        <ClaimFields form={form} />
        <PasswordField
          id="password"
          label={t`Password`}
          error={errors.password?.message}
          autoComplete="current-password"
          {...form.register("password")}
        />
        {login.offline && <NoAnswer error={login.offline} onTryAgain={send} />}
        <div className={styles.two}>
          <Button type="submit" width="full" busy={login.busy}>
            <Trans>Sign in</Trans>
          </Button>
          <p className={styles.next}>
            <Trans>In the next step we ask for a 6-digit code.</Trans>
          </p>
        </div>
      </form>
      <PasskeyButton />
      {!general && <div className={styles.ways}>{ways}</div>}
    </PublicPage>
  );
}

function CheckAgain() {
  const clinic = useClinic();
  if (clinic.identification === "email")
    return <Trans>Check the e-mail address, the phone number and the password.</Trans>;
  return <Trans>Check the identity number, the phone number and the password.</Trans>;
}
