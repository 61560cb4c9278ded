import { type Outcome, Unsuccessful } from "@portico/shared/api";
import { useState } from "react";

type Failure = Exclude<Outcome<never>, { kind: "done" }>;

/** One call at a time from a form: whether it runs, and how the last one failed. `number` counts the failures. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ outcome: Failure; number: number } | null>(null);

  async function attempt<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    setBusy(true);
    const result = await call();
    setBusy(false);
    setFailure((before) =>
      result.kind === "done" ? null : { outcome: result, number: (before?.number ?? 0) + 1 },
    );
    return result;
  }

  return {
    busy,
    attempt,
    number: failure?.number ?? 0,
    clear: () => setFailure(null),
    refused: failure?.outcome.kind === "refused" ? failure.outcome.problem : undefined,
    offline: failure?.outcome.kind === "offline" ? new Unsuccessful(failure.outcome) : undefined,
  };
}
