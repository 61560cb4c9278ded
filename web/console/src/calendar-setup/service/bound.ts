import { type FieldPath, get, type UseFormReturn } from "react-hook-form";
import { idOfField } from "./serviceFields";
import type { ServiceValues } from "./serviceValues";

export type ServiceFormState = UseFormReturn<ServiceValues>;

/** What a field of the form needs: its registration, its id, and what is wrong with it. */
export const bound = (form: ServiceFormState, field: FieldPath<ServiceValues>) => ({
  ...form.register(field),
  id: idOfField(field),
  error: (get(form.formState.errors, field) as { message?: string } | undefined)?.message,
  size: "staff" as const,
});
