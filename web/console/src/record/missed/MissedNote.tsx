import { msg } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { MissedVisits } from "../../api/types";
import { missedVisitsQuery } from "../../calendar/queries";
import { type Failed, Failure } from "../../forms/Failure";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import { usePatientPath } from "../Record";
import { PardonDialog } from "./PardonDialog";

/** Who has missed too many visits to book online, and the way back. Nothing for everybody else. */
export function MissedNote() {
  const path = usePatientPath();
  const client = useQueryClient();
  const mayWrite = useClinic().may("calendar_write");
  const { data } = useQuery(missedVisitsQuery(path));
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const [busy, setBusy] = useState(false);

  const set = (seen: MissedVisits) => client.setQueryData(missedVisitsQuery(path).queryKey, seen);
  const takeBack = async () => {
    setBusy(true);
    const answer = await outcome(
      api.DELETE("/api/console/contracts/{organization_id}/patients/{patient_id}/missed-visits/pardon", {
        params: { path },
      }),
    );
    setBusy(false);
    if (answer.kind !== "done") return setFailed({ outcome: answer, attempt: (failed?.attempt ?? 0) + 1 });
    setFailed(undefined);
    set(answer.value);
    toast(msg`Missed visits count again`);
  };

  if (!data?.consequence && !data?.pardon_reason) return null;
  return (
    <>
      {failed && <Failure failed={failed} />}
      {data.consequence ? (
        <Note
          tone="warning"
          action={
            mayWrite && (
              <Button look="plain" size="staff" onClick={() => setOpen(true)}>
                <Trans>Let book online again</Trans>
              </Button>
            )
          }
        >
          <Standing visits={data} />
        </Note>
      ) : (
        <Note
          tone="quiet"
          action={
            mayWrite && (
              <Button look="plain" size="small" busy={busy} onClick={takeBack}>
                <Trans>Count them again</Trans>
              </Button>
            )
          }
        >
          <Trans>Missed visits were let pass: {data.pardon_reason}</Trans>
        </Note>
      )}
      {open && <PardonDialog onDone={set} onClose={() => setOpen(false)} />}
    </>
  );
}

function Standing({ visits }: { visits: MissedVisits }) {
  return (
    <>
      <strong>
        <Plural value={visits.missed} one="# missed visit" other="# missed visits" />{" "}
        <Plural value={visits.months} one="in the last month." other="in the last # months." />
      </strong>{" "}
      {visits.consequence === "by_phone" ? (
        <Trans>Books by phone only.</Trans>
      ) : (
        <Trans>What is booked online waits for the clinic’s answer.</Trans>
      )}
    </>
  );
}
