import type { Outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { calendarKey } from "../../calendar/queries";
import type { Failed } from "../../forms/Failure";
import { whenAnySignedOut } from "../../queryClient";
import { practitionerCalendarsQuery } from "../queries";

/** One call after the other; afterwards all that shows these calendars asks anew. */
export function useCalendarActs(path: { organization_id: string; practitioner_id: string }) {
  const client = useQueryClient();
  const [failed, setFailed] = useState<Failed>();
  const [busy, setBusy] = useState(false);

  async function run<Value>(call: Promise<Outcome<Value>>): Promise<Value | undefined> {
    setBusy(true);
    const answer = await call;
    setBusy(false);
    await Promise.all([
      client.invalidateQueries({ queryKey: practitionerCalendarsQuery(path).queryKey }),
      client.invalidateQueries({ queryKey: calendarKey(path.organization_id) }),
    ]);
    if (answer.kind === "signed-out") whenAnySignedOut();
    if (answer.kind === "done") {
      setFailed(undefined);
      return answer.value;
    }
    setFailed((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
    return undefined;
  }

  return { run, failed, busy, clear: () => setFailed(undefined) };
}
