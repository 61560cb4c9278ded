import { useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import type { ReactNode } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";

/** The date of birth, typed: scrolling a calendar back seventy years is no pleasure. */
export function BirthDateField<T extends { birth_date: string } & FieldValues>({
  form,
  aside,
}: {
  form: UseFormReturn<T>;
  aside?: ReactNode;
}) {
  const { t } = useLingui();
  return (
    <Field
      id="birth_date"
      label={t`Date of birth`}
      aside={aside}
      hint={t`For example 14 03 1961`}
      error={form.formState.errors.birth_date?.message as string | undefined}
      autoComplete="bday"
      inputMode="text"
      {...form.register("birth_date" as Path<T>)}
    />
  );
}
