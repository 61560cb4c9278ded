import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Outcome } from "@portico/shared/api";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import { useState } from "react";
import type { Member } from "../api/types";
import { toast } from "../shell/toasts";
import type { StaffCalls } from "./useStaff";

type Unhappy = Exclude<Outcome<never>, { kind: "done" }>;

/** What is done from the row without a question: it can be undone, or only repeats a message. */
export function useQuickActs(staff: StaffCalls) {
  const [failure, setFailure] = useState<{ outcome: Unhappy; attempt: number }>();
  const run = async (call: () => Promise<Outcome<Member> | undefined>, then: () => void) => {
    const answer = await call();
    if (!answer) return;
    if (answer.kind !== "done") return setFailure({ outcome: answer, attempt: (failure?.attempt ?? 0) + 1 });
    setFailure(undefined);
    then();
  };
  const giveBack = (member: Member) =>
    run(
      () => staff.change(member, { status: "active" }),
      () => toast(msg`${member.name} has access again`),
    );
  return {
    deactivate: (member: Member) =>
      void run(
        () => staff.change(member, { status: "deactivated" }),
        () => toast(msg`${member.name} was deactivated and is signed out`, () => void giveBack(member)),
      ),
    restore: (member: Member) => void giveBack(member),
    sendLink: (member: Member) =>
      void run(
        () => staff.sendLink(member),
        () => toast(msg`Invitation sent to ${member.email}`),
      ),
    fault: failure && (
      <ErrorSummary key={failure.attempt} title={<Trans>That did not work</Trans>}>
        <p>
          {failure.outcome.kind === "offline" ? (
            <Trans>The server cannot be reached. Please try again.</Trans>
          ) : (
            failure.outcome.problem.detail
          )}
        </p>
      </ErrorSummary>
    ),
  };
}
