import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { Field } from "@portico/shared/components/Field";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { relatedPersonsQuery } from "../../../api/queries";
import type { Grant } from "../../../api/types";
import { whenAnySignedOut } from "../../../queryClient";
import { toast } from "../../../shell/toasts";
import form from "../../../staff/MemberForm.module.css";
import { usePatientPath } from "../../Record";

/** Ends it at once; why stays with the record. */
export function EndDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const { t } = useLingui();
  const path = usePatientPath();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const holder = grant.holder.name;
  const patient = grant.patient.name;

  async function end(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const answer = await outcome(
      api.POST(
        "/api/console/contracts/{organization_id}/patients/{patient_id}/related-persons/{grant_id}/revocation",
        { params: { path: { ...path, grant_id: grant.id } }, body: { reason } },
      ),
    );
    setBusy(false);
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind === "offline") return setError(t`The server cannot be reached. Please try again.`);
    if (answer.kind === "refused" && answer.problem.status !== 404)
      return setError(answer.problem.errors[0]?.detail ?? answer.problem.detail);
    await client.invalidateQueries({ queryKey: relatedPersonsQuery(path).queryKey });
    toast(msg`${holder} no longer acts for ${patient}`);
    onClose();
  }

  return (
    <Dialog
      title={
        <Trans>
          Should {holder} no longer act for {patient}?
        </Trans>
      }
      onClose={onClose}
      urgent
    >
      <form className={form.form} onSubmit={end} noValidate>
        <p>
          <Trans>It ends at once, also in a session that is open now. Both are told by e-mail.</Trans>
        </p>
        <Field
          id="end-reason"
          size="staff"
          label={t`Reason`}
          hint={t`Stays with the record; neither of the two sees it`}
          error={error}
          autoComplete="off"
          autoFocus
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setError(undefined);
          }}
        />
        <div className={form.actions}>
          <Button type="submit" look="danger" size="staff" busy={busy}>
            <Trans>End it now</Trans>
          </Button>
          <Button look="plain" size="staff" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
