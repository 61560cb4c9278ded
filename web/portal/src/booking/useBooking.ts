import { api, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { bookingsChanged } from "../bookings/appointments.ts";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { Slot } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { go } from "../routing/navigation.ts";
import { useMaybeHere } from "../session/SessionContext.ts";
import { type Draft, forgetChosen, isKept } from "./draft.ts";
import { type Clash, clashOf, hold } from "./holding.ts";

export type Booking = ReturnType<typeof useBooking>;

/** Keeps the time that was chosen, and books it or moves an appointment to it. */
export function useBooking(before: Draft, change: string | undefined) {
  const { suffix } = useClinic();
  const pages = usePages();
  const client = useQueryClient();
  const here = useMaybeHere();
  const attempt = useAttempt();
  const [draft, setDraft] = useState(before);
  const [clash, setClash] = useState<Clash>();
  const asked = useRef(false);

  /** What is kept now; nothing where it was refused. */
  async function choose(slot: Slot) {
    const result = await attempt.attempt(() => hold(suffix, slot));
    void client.invalidateQueries({ queryKey: ["slots"] });
    if (result.kind === "done") {
      setDraft(result.value);
      setClash(undefined);
      return result.value;
    }
    if (result.kind === "refused") setClash(clashOf(result.problem, slot));
    return undefined;
  }

  // Whoever comes here again, forward or after a reload, has the time kept again.
  useEffect(() => {
    if (asked.current || isKept(before)) return;
    asked.current = true;
    void choose(before.slot);
  });

  const patient_id = here?.profile.patient_id ?? "";
  const send = (what: { hold_id: string } | { slot: Slot }, comment: string) =>
    outcome(
      change
        ? api.POST("/api/portal/{suffix}/patients/{patient_id}/appointments/{appointment_id}/rescheduling", {
            params: { path: { suffix, patient_id, appointment_id: change } },
            body: what,
          })
        : api.POST("/api/portal/{suffix}/patients/{patient_id}/appointments", {
            params: { path: { suffix, patient_id } },
            body: { ...what, comment },
          }),
    );

  async function book(comment: string) {
    const { slot } = draft;
    const result = await attempt.attempt(async () => {
      const first = await send(draft.hold ? { hold_id: draft.hold.id } : { slot }, comment);
      // The ten minutes are over, but perhaps nobody has come meanwhile.
      const over = first.kind === "refused" && first.problem.code === "HOLD_EXPIRED";
      return over ? send({ slot }, comment) : first;
    });
    if (result.kind === "refused") {
      setClash(clashOf(result.problem, slot));
      void client.invalidateQueries({ queryKey: ["slots"] });
    }
    if (result.kind !== "done") return;
    forgetChosen(suffix);
    void bookingsChanged(client);
    void client.invalidateQueries({ queryKey: ["slots"] });
    go(pages.appointment(result.value.id, { just: change ? "moved" : "booked" }), { replace: true });
  }

  return {
    draft,
    clash,
    choose,
    book,
    busy: attempt.busy,
    offline: attempt.offline,
    refused: clash ? undefined : attempt.refused,
  };
}
