import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api, type Outcome, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { WaitingMode, WaitingPolicy } from "../api/types";
import { calendarKey } from "../calendar/queries";
import type { Failed, Unhappy } from "../forms/Failure";
import { whenAnySignedOut } from "../queryClient";
import { toast } from "../shell/toasts";
import { waitingListKey } from "./queries";

type Own = { patient_id: string; id: string };

/** What staff do for those who wait, and the clinic's way of offering. What may have changed by it is read again after each. */
export function useAnswers(organization_id: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<Failed>();

  async function act(id: string, call: () => Promise<Outcome<unknown>>, done: MessageDescriptor) {
    setBusy(id);
    const answer = await call();
    setBusy(undefined);
    if (answer.kind === "signed-out") return void whenAnySignedOut();
    setFailure((before) =>
      answer.kind === "done"
        ? undefined
        : { outcome: answer as Unhappy, attempt: (before?.attempt ?? 0) + 1 },
    );
    if (answer.kind === "done") toast(done);
    // What was taken is a visit.
    await Promise.all([
      client.invalidateQueries({ queryKey: waitingListKey(organization_id) }),
      client.invalidateQueries({ queryKey: calendarKey(organization_id) }),
      client.invalidateQueries({ queryKey: ["patient"] }),
    ]);
    return answer.kind;
  }

  const at = ({ patient_id, id }: Own) => ({
    params: { path: { organization_id, patient_id, entry_id: id } },
  });
  const base = "/api/console/contracts/{organization_id}/patients/{patient_id}/waiting-list/{entry_id}";
  return {
    busy,
    failure,
    accept: (entry: Own) =>
      act(
        entry.id,
        () => outcome(api.POST(`${base}/acceptance` as const, at(entry))),
        msg`Booked; the patient is told`,
      ),
    decline: (entry: Own) =>
      act(
        entry.id,
        () => outcome(api.POST(`${base}/refusal` as const, { ...at(entry), body: {} })),
        msg`The next in line is asked`,
      ),
    leave: (entry: Own) =>
      act(
        entry.id,
        () => outcome(api.POST(`${base}/withdrawal` as const, at(entry))),
        msg`Taken off the waiting list`,
      ),
    setMode: (policy: WaitingPolicy, mode: WaitingMode) =>
      act(
        "policy",
        () =>
          outcome(
            api.PUT("/api/console/contracts/{organization_id}/waiting-policy", {
              params: { path: { organization_id } },
              body: { ...policy, mode },
            }),
          ),
        msg`Saved`,
      ),
  };
}

export type Answers = ReturnType<typeof useAnswers>;
