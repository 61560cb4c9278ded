import { msg } from "@lingui/core/macro";
import { api, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Guest, GuestJoining } from "../api/types";
import { calendarKey } from "../calendar/queries";
import type { Failed } from "../forms/Failure";
import { whenAnySignedOut } from "../queryClient";
import { toast } from "../shell/toasts";
import { guestsKey } from "./queries";

/** Joining a guest with a record, and taking it back; lists, count and calendar are read again after each. */
export function useJoining(organization_id: string, guest: Guest) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const path = { params: { path: { organization_id, guest_id: guest.id } } };
  const readAgain = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: guestsKey(organization_id) }),
      client.invalidateQueries({ queryKey: calendarKey(organization_id) }),
      client.invalidateQueries({ queryKey: ["patient"] }),
      client.invalidateQueries({ queryKey: ["patients"] }),
    ]);

  async function run(call: () => ReturnType<typeof put> | ReturnType<typeof take>) {
    setBusy(true);
    const answer = await call();
    setBusy(false);
    if (answer.kind === "signed-out") {
      void whenAnySignedOut();
      return undefined;
    }
    if (answer.kind !== "done") {
      setFailed((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
      const isOld = answer.kind === "refused" && answer.problem.code.startsWith("GUEST_");
      if (isOld) await readAgain();
      return undefined;
    }
    setFailed(undefined);
    await readAgain();
    return answer.value;
  }
  const put = (body: GuestJoining) =>
    outcome(api.PUT("/api/console/contracts/{organization_id}/guests/{guest_id}/joining", { ...path, body }));
  const take = () =>
    outcome(api.DELETE("/api/console/contracts/{organization_id}/guests/{guest_id}/joining", path));

  async function separate() {
    if (await run(take)) toast(msg`${guest.name} is a guest again`);
  }
  return {
    busy,
    failed,
    separate,
    join: async (body: GuestJoining) => {
      const joined = await run(() => put(body));
      if (!joined) return;
      const name = joined.joined?.name ?? "";
      toast(
        body.patient_id ? msg`The visit is ${name}’s now` : msg`${name} has a record now`,
        () => void separate(),
      );
    },
  };
}
