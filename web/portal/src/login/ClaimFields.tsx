import { useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { useClinic } from "../clinic/ClinicContext.ts";
import { identifierLabel } from "../identity/identifier.ts";
import { phoneExample } from "../identity/phone.ts";
import type { Claim } from "./credentials.ts";

/** Identifier and phone, as this clinic asks for them. */
export function ClaimFields<T extends Claim & FieldValues>({ form }: { form: UseFormReturn<T> }) {
  const { t } = useLingui();
  const clinic = useClinic();
  const { errors } = form.formState;
  const byEmail = clinic.identification === "email";
  return (
    <>
      <Field
        id="identifier"
        label={identifierLabel(clinic)}
        error={errors.identifier?.message as string | undefined}
        type={byEmail ? "email" : "text"}
        inputMode={byEmail ? "email" : clinic.national_id_kind === "passport" ? "text" : "numeric"}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.register("identifier" as Path<T>)}
      />
      <Field
        id="phone"
        label={t`Mobile phone`}
        hint={t`The number the clinic knows, like ${phoneExample(clinic.country)}`}
        error={errors.phone?.message as string | undefined}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        {...form.register("phone" as Path<T>)}
      />
    </>
  );
}
