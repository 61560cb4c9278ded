import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Field } from "@portico/shared/components/Field";
import { dateTimeAt } from "@portico/shared/dates";
import { useState } from "react";
import { Failure } from "../forms/Failure";
import { useClinic } from "../session/clinic";
import type { Visit, VisitActs } from "./useVisitActs";

/** For good: the time is free at once, so it is asked. */
export function CancelDialog({
  visit,
  acts,
  onClose,
}: {
  visit: Visit;
  acts: VisitActs;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { zone } = useClinic();
  const [reason, setReason] = useState("");
  const isRequest = visit.status === "pending";
  const cancel = async () => {
    const answer = await acts.cancel(visit, reason.trim());
    if (answer.kind === "done") onClose();
  };
  return (
    <Dialog
      title={
        isRequest ? (
          <Trans>Decline the request of {visit.patient_name}?</Trans>
        ) : (
          <Trans>Cancel the appointment of {visit.patient_name}?</Trans>
        )
      }
      onClose={onClose}
      actions={
        <>
          <Button look="plain" size="staff" onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button look="danger" size="staff" busy={acts.busy} onClick={cancel}>
            {isRequest ? <Trans>Decline the request</Trans> : <Trans>Cancel the appointment</Trans>}
          </Button>
        </>
      }
    >
      <p>{dateTimeAt(visit.start, zone)}</p>
      <p>
        <Trans>The time is free at once, and the patient is told. This cannot be undone.</Trans>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void cancel();
        }}
      >
        <Field
          size="staff"
          label={t`Reason`}
          aside={t`optional`}
          hint={t`The patient sees it in the portal.`}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
      {acts.failure && <Failure failed={acts.failure} />}
    </Dialog>
  );
}
