import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InvitationRun } from "../api/types";
import { useClinic } from "../session/clinic";
import { toast } from "../shell/toasts";
import { CheckCard } from "../ui/Check";
import { countOf } from "./runWords";

/** Stops what is still to come; if wished, what was sent and not used is void as well. */
export function StopRun({ run }: { run: InvitationRun }) {
  const [asking, setAsking] = useState(false);
  const open = countOf(run, "queued", "sent", "printed", "delivered", "opened", "failed");
  if (run.state !== "running" && open === 0) return null;
  return (
    <>
      <Button look="plain" size="staff" onClick={() => setAsking(true)}>
        {run.state === "running" ? <Trans>Stop</Trans> : <Trans>Revoke what was sent</Trans>}
      </Button>
      {asking && <Question run={run} onClose={() => setAsking(false)} />}
    </>
  );
}

function Question({ run, onClose }: { run: InvitationRun; onClose: () => void }) {
  const { organization_id } = useClinic();
  const client = useQueryClient();
  const running = run.state === "running";
  const [revoke, setRevoke] = useState(!running);
  const stopping = useMutation({
    mutationFn: () =>
      value(
        api.POST("/api/console/contracts/{organization_id}/invitation-runs/{run_id}/cancellation", {
          params: { path: { organization_id, run_id: run.id } },
          body: { revoke },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["invitation-runs", organization_id] });
      toast(revoke ? msg`Stopped; the links that were sent are void` : msg`Stopped: nobody else is invited`);
      onClose();
    },
  });
  return (
    <Dialog
      title={running ? <Trans>Stop inviting?</Trans> : <Trans>Revoke what was sent?</Trans>}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" size="staff" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button size="staff" busy={stopping.isPending} onClick={() => stopping.mutate()}>
            {running ? <Trans>Stop</Trans> : <Trans>Revoke</Trans>}
          </Button>
        </>
      }
    >
      {running ? (
        <>
          <p>
            <Trans>Nobody else is invited. Who has an invitation can go on using it.</Trans>
          </p>
          <CheckCard
            checked={revoke}
            onChange={(event) => setRevoke(event.target.checked)}
            hint={<Trans>Links and codes that were not used yet work no more.</Trans>}
          >
            <Trans>Revoke what was sent, too</Trans>
          </CheckCard>
        </>
      ) : (
        <p>
          <Trans>Links and codes that were not used yet work no more.</Trans>
        </p>
      )}
      {stopping.error && <TryAgain error={stopping.error} />}
    </Dialog>
  );
}
