import { Trans } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import { dayAt, timeAt, weekdayDate } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { appointmentQuery } from "../bookings/appointments.ts";
import { useClinic } from "../clinic/ClinicContext.ts";
import { usePatientPath } from "../session/SessionContext.ts";

/** What stands until another time is won. */
export function ChangeNote({ id }: { id: string }) {
  const found = useQuery(appointmentQuery(usePatientPath(useClinic().suffix), id)).data;
  if (!found) return null;
  const zone = found.location.time_zone;
  const now = `${weekdayDate(dayAt(found.start, zone))}, ${timeAt(found.start, zone)}`;
  return (
    <Note icon="clock">
      <Trans>
        Now: <strong>{now}</strong>, {found.practitioner_name}. It stands until the new time is yours.
      </Trans>
    </Note>
  );
}
