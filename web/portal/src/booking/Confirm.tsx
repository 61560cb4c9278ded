import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { TextBox } from "@portico/shared/components/TextBox";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import styles from "./Confirm.module.css";
import { Kept } from "./Kept.tsx";
import { servicesQuery } from "./offers.ts";
import type { Booking } from "./useBooking.ts";
import { WhoseVisit } from "./WhoseVisit.tsx";

/** For whom, what the clinic should know, and the button that books. */
export function Confirm({ booking, change }: { booking: Booking; change?: string }) {
  const [comment, setComment] = useState("");
  const services = useQuery(servicesQuery(useClinic().suffix)).data?.items;
  const service = services?.find(({ id }) => id === booking.draft.slot.service_id);
  const onRequest = service?.availability === "on_request";
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void booking.book(comment.trim());
      }}
    >
      {!change && (
        <>
          <WhoseVisit />
          <details className={styles.more}>
            <summary className={styles.add}>
              <Trans>Add a note for the clinic</Trans>
            </summary>
            <TextBox
              label={<Trans>Anything we should know?</Trans>}
              hint={<Trans>Read before the visit, not at once: in an emergency, call.</Trans>}
              maxLength={1000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          </details>
        </>
      )}
      {onRequest && (
        <Note>
          <Trans>The clinic confirms this one: the time is kept for you, and you hear from us.</Trans>
        </Note>
      )}
      {booking.draft.hold && <Kept hold={booking.draft.hold} />}
      <Button type="submit" width="full" busy={booking.busy}>
        {change ? (
          <Trans>Move to this time</Trans>
        ) : onRequest ? (
          <Trans>Ask for this time</Trans>
        ) : (
          <Trans>Book this time</Trans>
        )}
      </Button>
    </form>
  );
}
