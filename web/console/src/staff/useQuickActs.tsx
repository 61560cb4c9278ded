import { msg } from "@lingui/core/macro";
import type { Outcome } from "@portico/shared/api";
import { useState } from "react";
import type { Member } from "../api/types";
import { type Failed, Failure } from "../forms/Failure";
import { toast } from "../shell/toasts";
import type { StaffCalls } from "./useStaff";

/** What is done from the row without a question: it can be undone, or only repeats a message. */
export function useQuickActs(staff: StaffCalls) {
  const [failure, setFailure] = useState<Failed>();
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
    fault: failure && <Failure failed={failure} />,
  };
}
