import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import type { UseFormReturn } from "react-hook-form";
import { useClinic } from "../clinic/ClinicContext.ts";
import { BirthDateField } from "../first-login/BirthDateField.tsx";
import { identifierLabel } from "../identity/identifier.ts";
import { phoneExample } from "../identity/phone.ts";
import { asks, byNationalId, hasNationalId, hasOtherPapers, type Person } from "./fields.ts";

/** Who one is and how one is reached, as this clinic asks for it. */
export function PersonFields({ form }: { form: UseFormReturn<Person> }) {
  const { t, i18n } = useLingui();
  const clinic = useClinic();
  const { errors } = form.formState;
  const bound = (name: keyof Person) => ({
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
      <BirthDateField form={form} aside={!asks(clinic, "birth_date") && optional} />
      {hasNationalId(clinic) && (
        <Field
          {...bound("national_id")}
          label={identifierLabel(byNationalId(clinic))}
          hint={hasOtherPapers(clinic) ? t`If you have none: the number of your passport` : undefined}
          aside={!asks(clinic, "national_id") && optional}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      )}
      <Field
        {...bound("phone")}
        label={t`Mobile phone`}
        hint={t`Sign-in codes go there, like ${phoneExample(clinic.country)}`}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <Field
        {...bound("email")}
        label={t`E-mail address`}
        aside={!asks(clinic, "email") && optional}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
    </>
  );
}
