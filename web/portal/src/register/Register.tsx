import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { FormErrors } from "../forms/FormErrors.tsx";
import { showFieldErrors } from "../forms/refusal.ts";
import { resolveBy } from "../forms/resolve.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { legalQuery } from "../legal/legal.ts";
import { CallLine } from "../login/CallLine.tsx";
import { keepStep } from "../login/flow.ts";
import styles from "../login/form.module.css";
import { NoAnswer } from "../login/NoAnswer.tsx";
import { Refused } from "../login/Refused.tsx";
import { go } from "../routing/navigation.ts";
import { CallClinic } from "../shell/CallClinic.tsx";
import { PageHead } from "../shell/PageHead.tsx";
import { PublicPage } from "../shell/PublicPage.tsx";
import { type Person, personFaults, tidyPerson } from "./fields.ts";
import { PersonFields } from "./PersonFields.tsx";
import { keepTyped, typedSoFar } from "./typed.ts";

/** Who has no access asks for it. The answer is the same for everybody. */
export default function Register() {
  const { t } = useLingui();
  const clinic = useClinic();
  const pages = usePages();
  const { suffix } = clinic;
  const registering = useAttempt();
  const form = useForm<Person>({
    defaultValues: typedSoFar(suffix),
    shouldFocusError: false,
    resolver: resolveBy((values) => personFaults(clinic, values)),
  });
  const { errors, submitCount } = form.formState;
  if (clinic.registration.mode === "off") return <NotOffered />;

  const send = form.handleSubmit(async (values) => {
    const body = tidyPerson(clinic, values);
    const result = await registering.attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/registration", { params: { path: { suffix } }, body })),
    );
    if (result.kind === "done") {
      keepTyped(suffix, values);
      keepStep(suffix, "registration", result.value);
      go(result.value.step === "code" ? pages.registerCode : pages.registerReceived);
    } else if (result.kind === "refused") showFieldErrors(form, result.problem);
  }, registering.clear);

  const general =
    registering.refused && registering.refused.errors.length === 0 ? registering.refused : undefined;
  return (
    <PublicPage>
      <BackLink href={pages.landing}>{clinic.name}</BackLink>
      <PageHead name={t`Register`}>
        {clinic.registration.mode === "match" ? (
          <Trans>
            If the clinic knows you and your phone number, you are in at once. Otherwise it looks at your
            registration and lets you know.
          </Trans>
        ) : (
          <Trans>The clinic looks at your registration and lets you know.</Trans>
        )}
      </PageHead>
      {general && (
        <Refused
          problem={general}
          attempt={registering.number}
          check={general.detail}
          ways={
            <a href={pages.login}>
              <Trans>I have a password</Trans>
            </a>
          }
        />
      )}
      {!general && <FormErrors errors={errors} attempt={submitCount} footer={<CallLine />} />}
      <form className={styles.form} onSubmit={send} noValidate>
        <PersonFields form={form} />
        <Privacy />
        {registering.offline && <NoAnswer error={registering.offline} onTryAgain={send} />}
        <Button type="submit" width="full" busy={registering.busy}>
          <Trans>Send the registration</Trans>
        </Button>
      </form>
      <p className={styles.next}>
        <Trans>
          Got a code or an invitation? <a href={pages.firstLogin}>First time here</a>
        </Trans>
      </p>
    </PublicPage>
  );
}

/** What becomes of what is typed; with the clinic's own notice where it has one. */
function Privacy() {
  const { suffix } = useClinic();
  const pages = usePages();
  const { data: legal } = useQuery(legalQuery(suffix));
  return (
    <Note tone="quiet" icon="shield">
      <Trans>Only the clinic reads what you type, and only to give you access.</Trans>{" "}
      {legal && legal.version > 0 && (
        <a href={pages.legal}>
          <Trans>Privacy notice</Trans>
        </a>
      )}
    </Note>
  );
}

function NotOffered() {
  const { t } = useLingui();
  const pages = usePages();
  return (
    <PublicPage>
      <PageHead name={t`Register`}>
        <Trans>This clinic takes no registrations online. The reception gives you access.</Trans>
      </PageHead>
      <p>
        <CallClinic />
      </p>
      <p>
        <a href={pages.firstLogin}>
          <Trans>I have a code from the clinic</Trans>
        </a>
      </p>
    </PublicPage>
  );
}
