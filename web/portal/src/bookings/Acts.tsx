import { Trans, useLingui } from "@lingui/react/macro";
import { dateTimeAt } from "@portico/shared/dates";
import { Calendar, CalendarAdd, Close, Directions, Pencil } from "@portico/shared/icons";
import { patiently } from "@portico/shared/loading";
import { lazy, Suspense, useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Appointment } from "../clinic/types.ts";
import { pagesOf } from "../pages.ts";
import { calendarFile } from "./appointments.ts";
import { mapLink, shownAs } from "./standing.ts";

const CancelDialog = lazy(patiently(() => import("./CancelDialog.tsx")));

type Props = {
  appointment: Appointment;
  patient_id: string;
  /** Whom the address names when one acts for this patient. */
  actFor?: string;
  /** Where the way there matters more than calling it off. */
  brief?: boolean;
};

/** What can be done about a booking, as the cells of its card's foot. */
export function Acts({ appointment, patient_id, actFor, brief }: Props) {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const pages = pagesOf(suffix, actFor);
  const [cancelling, setCancelling] = useState(false);
  const shown = shownAs(appointment);
  const { service_name: service, cancel_until, reschedule_until } = appointment;
  const when = dateTimeAt(appointment.start, appointment.location.time_zone);
  const change = pages.bookingTime({
    service: appointment.service_id,
    location: appointment.location.id,
    doctor: appointment.practitioner_id,
    change: appointment.id,
  });
  const map = appointment.modality === "in_person" ? mapLink(appointment.location) : "";
  if (shown === "called-off")
    return (
      <a href={pages.bookingTime({ service: appointment.service_id, location: appointment.location.id })}>
        <Calendar />
        <Trans>Choose another time</Trans>
      </a>
    );
  const cancel = cancelling && (
    <Suspense>
      <CancelDialog {...{ appointment, patient_id }} onClose={() => setCancelling(false)} />
    </Suspense>
  );
  if (shown === "requested")
    return (
      <>
        <button
          type="button"
          data-danger
          aria-label={t`Withdraw: ${service}, ${when}`}
          onClick={() => setCancelling(true)}
        >
          <Close />
          <Trans>Withdraw</Trans>
        </button>
        {cancel}
      </>
    );
  return (
    <>
      <a href={calendarFile({ suffix, patient_id }, appointment.id)} download="appointment.ics">
        <CalendarAdd />
        <Trans>Add to calendar</Trans>
      </a>
      {map && (brief || shown !== "open") && (
        <a href={map} target="_blank" rel="noreferrer">
          <Directions />
          <Trans>Directions</Trans>
        </a>
      )}
      {shown === "open" && reschedule_until && (
        <a href={change} aria-label={t`Change: ${service}, ${when}`}>
          <Pencil />
          <Trans>Change</Trans>
        </a>
      )}
      {shown === "open" && cancel_until && !brief && (
        <button
          type="button"
          data-danger
          aria-label={t`Cancel: ${service}, ${when}`}
          onClick={() => setCancelling(true)}
        >
          <Close />
          <Trans context="a booking">Cancel</Trans>
        </button>
      )}
      {cancel}
    </>
  );
}
