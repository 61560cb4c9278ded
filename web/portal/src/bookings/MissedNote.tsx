import { Plural, Trans } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import { telephone } from "@portico/shared/contact";
import { useQuery } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import { missedQuery } from "./appointments.ts";

/** How many visits were missed, once it has a consequence or is one short of it. */
export function MissedNote({ patient_id }: { patient_id: string }) {
  const { suffix, contact } = useClinic();
  const { data } = useQuery(missedQuery({ suffix, patient_id }));
  if (!data?.limit || data.missed === 0 || data.missed < data.limit - 1) return null;
  const { missed, months, consequence } = data;
  return (
    <Note tone={consequence ? "warning" : "plain"}>
      <p>
        <strong>
          <Plural value={missed} one="# visit was missed" other="# visits were missed" />{" "}
          <Plural value={months} one="in the last month." other="in the last # months." />
        </strong>{" "}
        {consequence === "by_phone" && (
          <Trans>New visits can be booked by phone only. What is booked stands.</Trans>
        )}
        {consequence === "by_request" && (
          <Trans>What you book now waits for the clinic’s answer. What is booked stands.</Trans>
        )}
        {!consequence && (
          <Trans>If you cannot come, please cancel in time, so that somebody else can have it.</Trans>
        )}{" "}
        {consequence && contact.phone && <a href={telephone(contact.phone)}>{contact.phone}</a>}
      </p>
    </Note>
  );
}
