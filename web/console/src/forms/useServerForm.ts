import type { Outcome } from "@portico/shared/api";
import { useState } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { whenAnySignedOut } from "../queryClient";
import { landErrors } from "./landErrors";

export interface Fault {
  /** Grows with every failed attempt, so that the summary takes the focus again. */
  attempt: number;
  offline: boolean;
  /** What is said about the whole; faults of fields are in the form's own state. */
  whole: string[];
}

type Unhappy = Exclude<Outcome<never>, { kind: "done" }>;

/** Puts an unhappy outcome where the person can act on it and keeps what was typed. */
export function useServerForm<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  fields: readonly FieldPath<Values>[],
) {
  const [fault, setFault] = useState<Fault>();
  const count = (fault?.attempt ?? 0) + 1;
  return {
    fault,
    /** For the validation that ran in the browser. */
    invalid: () => setFault({ attempt: count, offline: false, whole: [] }),
    failed: (outcome: Unhappy) => {
      if (outcome.kind === "signed-out") return whenAnySignedOut();
      if (outcome.kind === "offline") return setFault({ attempt: count, offline: true, whole: [] });
      const { onFields, whole } = landErrors(outcome.problem, fields);
      for (const one of onFields) form.setError(one.field, { type: "server", message: one.detail });
      setFault({ attempt: count, offline: false, whole });
    },
    clear: () => setFault(undefined),
  };
}
