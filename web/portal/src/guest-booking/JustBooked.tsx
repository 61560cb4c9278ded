import { Trans } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { CalendarAdd } from "@portico/shared/icons";
import { useEffect, useState } from "react";
import type { GuestBooked } from "../clinic/types.ts";

/** Right after booking: what it is, where the confirmation went, and the file for one's own calendar. */
export function JustBooked({ booking }: { booking: GuestBooked }) {
  const { appointment, told_at, told_by, calendar_file } = booking;
  const file = useFile(calendar_file, "text/calendar");
  const what = `${appointment.service_name}, ${appointment.practitioner_name}`;
  return (
    <>
      <Note tone="done" live>
        {appointment.status === "pending" ? (
          <Trans>
            {what}: you have asked for this time. The clinic answers, and you hear from us: {told_at}
          </Trans>
        ) : told_by === "sms" ? (
          <Trans>
            {what}: the time is booked. A confirmation is on its way to <b className="numbers">{told_at}</b>,
            with a link to this page.
          </Trans>
        ) : (
          <Trans>
            {what}: the time is booked. A confirmation is on its way to <b>{told_at}</b>, with a link to this
            page.
          </Trans>
        )}
      </Note>
      {file && (
        <a className={buttonClass({ look: "plain", width: "full" })} href={file} download="appointment.ics">
          <CalendarAdd />
          <Trans>Add to calendar</Trans>
        </a>
      )}
    </>
  );
}

/** The address of a file that is only in this page. */
function useFile(text: string, type: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text, type]);
  return address;
}
