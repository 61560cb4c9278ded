import { type Outcome, Unsuccessful } from "@portico/shared/api";
import { useState } from "react";

type Failure = Exclude<Outcome<never>, { kind: "done" }>;
/** What the server did not refuse: it was called off before. */
type Other = { kind: "declined" };

/** One call at a time from a form: whether it runs, and how the last one failed. `number` counts the failures. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ outcome: Failure; number: number } | null>(null);

  async function attempt<T, O extends Other = never>(
    call: () => Promise<Outcome<T> | O>,
  ): Promise<Outcome<T> | O> {
    setBusy(true);
    const result = await call();
    setBusy(false);
    setFailure((before) =>
      result.kind === "done" || result.kind === "declined"
        ? null
        : { outcome: result as Failure, number: (before?.number ?? 0) + 1 },
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
