import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Field } from "@portico/shared/components/Field";
import { useState } from "react";
import type { MissedVisits } from "../../api/types";
import { type Failed, Failure } from "../../forms/Failure";
import { toast } from "../../shell/toasts";
import { usePatientPath } from "../Record";

interface Props {
  onDone: (visits: MissedVisits) => void;
  onClose: () => void;
}

/** Why somebody may book online again although visits were missed. */
export function PardonDialog({ onDone, onClose }: Props) {
  const { t } = useLingui();
  const path = usePatientPath();
  const [reason, setReason] = useState("");
  const [failed, setFailed] = useState<Failed>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const answer = await outcome(
      api.PUT("/api/console/contracts/{organization_id}/patients/{patient_id}/missed-visits/pardon", {
        params: { path },
        body: { reason: reason.trim() },
      }),
    );
    setBusy(false);
    if (answer.kind !== "done") return setFailed({ outcome: answer, attempt: (failed?.attempt ?? 0) + 1 });
    onDone(answer.value);
    toast(msg`Books online again`);
    onClose();
  };
  return (
    <Dialog
      title={<Trans>Let book online again?</Trans>}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" size="staff" onClick={onClose}>
            <Trans>Leave it</Trans>
          </Button>
          <Button type="submit" form="pardon" size="staff" busy={busy}>
            <Trans>Let book online again</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>What was missed until now counts no more. It can be taken back.</Trans>
      </p>
      <form
        id="pardon"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field
          size="staff"
          label={t`Reason`}
          hint={t`For staff only.`}
          required
          minLength={3}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
      {failed && <Failure failed={failed} />}
    </Dialog>
  );
}
