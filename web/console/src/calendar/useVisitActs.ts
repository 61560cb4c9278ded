import { msg } from "@lingui/core/macro";
import { api, type Outcome, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Appointment, AppointmentStatus, Slot } from "../api/types";
import type { Failed } from "../forms/Failure";
import { whenAnySignedOut } from "../queryClient";
import { useClinic } from "../session/clinic";
import { toast } from "../shell/toasts";
import { calendarKey } from "./queries";

/** Enough of an appointment to do something with it. */
export interface Visit {
  id: string;
  patient_id: string;
  patient_name: string;
  service_id: string;
  practitioner_id: string;
  location: { id: string };
  start: string;
  status: AppointmentStatus;
}

export type Wanted = Pick<Slot, "service_id" | "practitioner_id" | "location_id" | "start">;

const done = (status: AppointmentStatus, name: string) => {
  switch (status) {
    case "arrived":
      return msg`${name} has arrived`;
    case "in-progress":
      return msg`${name} is in`;
    case "fulfilled":
      return msg`${name}: visit done`;
    case "noshow":
      return msg`${name} did not come`;
    default:
      return msg`${name} is booked`;
  }
};

/** What reception does with a visit. Each is said when it is done and, where it can be, undone from there. */
export function useVisitActs() {
  const client = useQueryClient();
  const { organization_id } = useClinic();
  const [failure, setFailure] = useState<Failed>();
  const [busy, setBusy] = useState(false);
  const pathOf = (visit: Visit) => ({
    organization_id,
    patient_id: visit.patient_id,
    appointment_id: visit.id,
  });

  async function run(visit: Visit, call: Promise<Outcome<Appointment>>) {
    setBusy(true);
    const answer = await call;
    setBusy(false);
    await Promise.all([
      client.invalidateQueries({ queryKey: calendarKey(organization_id) }),
      client.invalidateQueries({ queryKey: ["patient", visit.patient_id] }),
    ]);
    if (answer.kind === "signed-out") whenAnySignedOut();
    if (answer.kind === "done") setFailure(undefined);
    else setFailure((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
    return answer;
  }

  async function setStatus(visit: Visit, status: AppointmentStatus, undoing = false) {
    const before = visit.status;
    const answer = await run(
      visit,
      outcome(
        api.PUT(
          "/api/console/contracts/{organization_id}/patients/{patient_id}/appointments/{appointment_id}/status",
          { params: { path: pathOf(visit) }, body: { status } },
        ),
      ),
    );
    if (answer.kind !== "done") return;
    // A request that was accepted has been told to the patient.
    const back =
      undoing || before === "pending" ? undefined : () => void setStatus({ ...visit, status }, before, true);
    toast(done(status, visit.patient_name), back);
  }

  const reschedule = (visit: Visit, slot: Wanted, outside: boolean) =>
    run(
      visit,
      outcome(
        api.POST(
          "/api/console/contracts/{organization_id}/patients/{patient_id}/appointments/{appointment_id}/rescheduling",
          { params: { path: pathOf(visit) }, body: { slot, ...(outside ? { outside_hours: true } : {}) } },
        ),
      ),
    );

  /** `outside`: where the doctor has no hours, since it was said so. */
  async function move(visit: Visit, slot: Wanted, outside = false) {
    const answer = await reschedule(visit, slot, outside);
    if (answer.kind !== "done") return answer;
    const old: Wanted = {
      service_id: visit.service_id,
      practitioner_id: visit.practitioner_id,
      location_id: visit.location.id,
      start: visit.start,
    };
    toast(msg`${visit.patient_name} was moved`, () => {
      void reschedule(visit, old, true).then((undone) => {
        if (undone.kind === "done") toast(msg`${visit.patient_name} is where it was`);
      });
    });
    return answer;
  }

  async function cancel(visit: Visit, reason: string) {
    const answer = await run(
      visit,
      outcome(
        api.POST(
          "/api/console/contracts/{organization_id}/patients/{patient_id}/appointments/{appointment_id}/cancellation",
          { params: { path: pathOf(visit) }, body: reason ? { reason } : {} },
        ),
      ),
    );
    if (answer.kind === "done") toast(msg`The appointment of ${visit.patient_name} was cancelled`);
    return answer;
  }

  return {
    setStatus,
    move,
    cancel,
    busy,
    failure,
    clear: () => setFailure(undefined),
  };
}

export type VisitActs = ReturnType<typeof useVisitActs>;
