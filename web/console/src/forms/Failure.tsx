import { Trans } from "@lingui/react/macro";
import type { Outcome } from "@portico/shared/api";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";

export type Unhappy = Exclude<Outcome<never>, { kind: "done" }>;

/** `attempt` grows with every failure, so that the summary takes the focus again. */
export type Failed = { outcome: Unhappy; attempt: number };

/** Why a call failed, in the server's words: that of the field, where there is one. */
export const Failure = ({ failed: { outcome, attempt } }: { failed: Failed }) => (
  <ErrorSummary key={attempt} title={<Trans>That did not work</Trans>}>
    <p>
      {outcome.kind === "offline" ? (
        <Trans>The server cannot be reached. Please try again.</Trans>
      ) : (
        (outcome.problem.errors[0]?.detail ?? outcome.problem.detail)
      )}
    </p>
  </ErrorSummary>
);
