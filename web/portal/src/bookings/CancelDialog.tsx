import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Note } from "@portico/shared/components/Note";
import { TextBox } from "@portico/shared/components/TextBox";
import { confirm } from "@portico/shared/components/Toast";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dayAt, timeAt, weekdayDate } from "@portico/shared/dates";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Appointment } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { bookingsChanged } from "./appointments.ts";
import styles from "./CancelDialog.module.css";

type Props = { appointment: Appointment; patient_id: string; onClose: () => void };

/** Asks once before a booking is given up. */
export default function CancelDialog({ appointment, patient_id, onClose }: Props) {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const client = useQueryClient();
  const cancelling = useAttempt();
  const [reason, setReason] = useState("");
  const asked = appointment.status === "pending";
  const zone = appointment.location.time_zone;

  async function cancel() {
    const result = await cancelling.attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/patients/{patient_id}/appointments/{appointment_id}/cancellation", {
          params: { path: { suffix, patient_id, appointment_id: appointment.id } },
          body: { reason: reason.trim() },
        }),
      ),
    );
    if (result.kind !== "done") return;
    onClose();
    confirm(asked ? t`Your request is withdrawn.` : t`Your booking is cancelled.`);
    await bookingsChanged(client);
  }

  /** What was refused stands otherwise than this page had it. */
  function close() {
    if (cancelling.refused) void bookingsChanged(client);
    onClose();
  }

  return (
    <Dialog
      title={asked ? <Trans>Withdraw this request?</Trans> : <Trans>Cancel this booking?</Trans>}
      urgent
      onClose={close}
      actions={
        <>
          <Button look="plain" onClick={close}>
            {cancelling.refused ? <Trans>Back</Trans> : <Trans>Keep it</Trans>}
          </Button>
          {!cancelling.refused && (
            <Button look="danger" busy={cancelling.busy} onClick={() => void cancel()}>
              {asked ? <Trans>Withdraw</Trans> : <Trans>Cancel booking</Trans>}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.words}>
        <p>
          {appointment.service_name}
          <strong className={styles.when}>
            {weekdayDate(dayAt(appointment.start, zone))}, {timeAt(appointment.start, zone)}
          </strong>
        </p>
        {cancelling.refused ? (
          <Note tone="error" live>
            {cancelling.refused.detail}
          </Note>
        ) : (
          <>
            <p className={styles.meta}>
              <Trans>The time goes to another patient at once.</Trans>
            </p>
            <TextBox
              label={<Trans>Reason</Trans>}
              aside={<Trans>(if you like)</Trans>}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </>
        )}
        {cancelling.offline && <TryAgain error={cancelling.offline} />}
      </div>
    </Dialog>
  );
}
