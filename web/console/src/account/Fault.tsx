import { Trans } from "@lingui/react/macro";
import type { Outcome } from "@portico/shared/api";
import { Note } from "@portico/shared/components/Note";
import { useState } from "react";

type Unhappy = Exclude<Outcome<never>, { kind: "done" }>;

/** Keeps why the last call failed, where it was made; a call that went well clears it. */
export function useFault() {
  const [fault, setFault] = useState<Unhappy>();
  const settle = <T,>(answer: Outcome<T>, done: (value: T) => void) => {
    setFault(answer.kind === "done" ? undefined : answer);
    if (answer.kind === "done") done(answer.value);
  };
  return { fault, settle };
}

export function Fault({ fault }: { fault?: Unhappy }) {
  if (!fault) return null;
  return (
    <Note tone="error" live>
      {fault.kind === "offline" ? (
        <Trans>The server cannot be reached. Please try again.</Trans>
      ) : (
        (fault.problem.errors[0]?.detail ?? fault.problem.detail)
      )}
    </Note>
  );
}
