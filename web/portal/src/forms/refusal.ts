import type { Problem } from "@portico/shared/api";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";

/** Puts the server's field errors on the form's fields. Says whether any of them found its field. */
export function showFieldErrors<T extends FieldValues>(form: UseFormReturn<T>, problem: Problem): boolean {
  const names = Object.keys(form.getValues());
  let found = false;
  for (const { field, detail } of problem.errors) {
    const name = fieldIn(names, field);
    if (!name) continue;
    form.setError(name as Path<T>, { type: "server", message: detail });
    found = true;
  }
  return found;
}

/** A form's field for a path such as "address.city" or "/address/city": its last member that the form has. */
const fieldIn = (names: string[], path: string) =>
  path
    .split(/[./]/)
    .reverse()
    .find((member) => names.includes(member));
