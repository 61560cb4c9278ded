import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api, type Outcome, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { WaitingEntry } from "../api/types";
import type { Failed } from "../forms/Failure";
import { whenAnySignedOut } from "../queryClient";
import { useClinic } from "../session/clinic";
import { toast } from "../shell/toasts";
import { waitingListKey } from "./queries";
import { sentWishes, type Wishes } from "./wishes";

/** Enters somebody into the line or sets the wishes anew; the place in the line stays. */
export function useWait({ id: patient_id, name }: { id: string; name: string }, onDone: () => void) {
  const { organization_id } = useClinic();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const problem = failed?.outcome.kind === "refused" ? failed.outcome.problem : undefined;

  async function send(call: () => Promise<Outcome<unknown>>, done: MessageDescriptor) {
    if (busy) return;
    setBusy(true);
    const answer = await call();
    setBusy(false);
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind !== "done")
      return setFailed((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
    await client.invalidateQueries({ queryKey: waitingListKey(organization_id) });
    toast(done);
    onDone();
  }

  return {
    busy,
    failed,
    /** A time that fits can be booked at once. */
    isFree: problem?.code === "WAITING_NOT_NEEDED",
    faultOf: (field: string) => problem?.errors.find((one) => one.field === field)?.detail ?? undefined,
    enter: (service_id: string, wishes: Wishes) =>
      send(
        () =>
          outcome(
            api.POST("/api/console/contracts/{organization_id}/patients/{patient_id}/waiting-list", {
              params: { path: { organization_id, patient_id } },
              body: { service_id, ...sentWishes(wishes) },
            }),
          ),
        msg`${name} is on the waiting list`,
      ),
    change: (entry: WaitingEntry, wishes: Wishes) =>
      send(
        () =>
          outcome(
            api.PUT(
              "/api/console/contracts/{organization_id}/patients/{patient_id}/waiting-list/{entry_id}",
              {
                params: { path: { organization_id, patient_id, entry_id: entry.id } },
                body: sentWishes(wishes),
              },
            ),
          ),
        msg`Saved; the place in the line stays`,
      ),
  };
}
