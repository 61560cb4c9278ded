import type { FieldErrors, FieldValues, Resolver } from "react-hook-form";

type Faults<T> = { [Name in keyof T]?: string | null };

/** A form's check as one function: values in, a text per faulty field out. */
export const resolveBy =
  <T extends FieldValues>(check: (values: T) => Faults<T>): Resolver<T> =>
  (values) => {
    const faults = Object.entries(check(values)).filter(([, text]) => text);
    if (faults.length === 0) return { values, errors: {} };
    const errors = Object.fromEntries(faults.map(([name, message]) => [name, { type: "check", message }]));
    return { values: {}, errors: errors as FieldErrors<T> };
  };
