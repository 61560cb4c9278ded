import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { TextBox } from "@portico/shared/components/TextBox";
import type { UseFormReturn } from "react-hook-form";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { BirthDateField } from "../first-login/BirthDateField.tsx";
import { phoneExample } from "../identity/phone.ts";
import { type Guest, offersSms } from "./fields.ts";
import styles from "./GuestFields.module.css";

type Props = { form: UseFormReturn<Guest>; hasNotice: boolean };

export function GuestFields({ form, hasNotice }: Props) {
  const { t, i18n } = useLingui();
  const clinic = useClinic();
  const { errors } = form.formState;
  const bySms = form.watch("proof") === "sms";
  const bound = (name: "family" | "given" | "email" | "phone") => ({
    id: name,
    error: errors[name]?.message,
    ...form.register(name),
  });
  const optional = <Trans>(if you like)</Trans>;
  const names = [
    <Field key="family" {...bound("family")} label={t`Family name`} autoComplete="family-name" />,
    <Field key="given" {...bound("given")} label={t`Given names`} autoComplete="given-name" />,
  ];
  return (
    <>
      {i18n.locale === "hu" ? names : names.toReversed()}
      <BirthDateField form={form} />
      {offersSms(clinic) && <CodeBy form={form} />}
      <Field
        {...bound("email")}
        label={t`E-mail address`}
        aside={bySms && optional}
        hint={bySms ? undefined : t`The code, the confirmation and reminders go there`}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Field
        {...bound("phone")}
        label={t`Mobile phone`}
        aside={!bySms && optional}
        hint={
          bySms
            ? t`The code, the confirmation and reminders go there, like ${phoneExample(clinic.country)}`
            : t`To call you if something changes, like ${phoneExample(clinic.country)}`
        }
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <details className={styles.more} open={form.getValues("comment") !== "" || undefined}>
        <summary className={styles.add}>
          <Trans>Add a note for the clinic</Trans>
        </summary>
        <TextBox
          label={<Trans>Anything we should know?</Trans>}
          hint={<Trans>Read before the visit, not at once: in an emergency, call.</Trans>}
          maxLength={1000}
          {...form.register("comment")}
        />
      </details>
      {hasNotice && <Accept form={form} />}
    </>
  );
}

function CodeBy({ form }: { form: UseFormReturn<Guest> }) {
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>
        <Trans>How shall we send you the code?</Trans>
      </legend>
      <label className={styles.choice}>
        <input type="radio" value="email" {...form.register("proof")} />
        <Trans>By e-mail</Trans>
      </label>
      <label className={styles.choice}>
        <input type="radio" value="sms" {...form.register("proof")} />
        <Trans>By SMS</Trans>
      </label>
    </fieldset>
  );
}

/** The notice opens beside this page, so that nothing typed is lost. */
function Accept({ form }: { form: UseFormReturn<Guest> }) {
  const pages = usePages();
  const error = form.formState.errors.privacy?.message;
  return (
    <div className={styles.set}>
      {error && (
        <p className={styles.error} id="privacy-error">
          {error}
        </p>
      )}
      <label className={styles.choice}>
        <input
          type="checkbox"
          id="privacy"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "privacy-error" : undefined}
          {...form.register("privacy")}
        />
        <span>
          <Trans>
            I have read the{" "}
            <a href={pages.legal} target="_blank" rel="noreferrer">
              privacy notice
            </a>{" "}
            and accept it.
          </Trans>
        </span>
      </label>
    </div>
  );
}
