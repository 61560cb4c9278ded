import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Dialog } from "@portico/shared/components/Dialog";
import { useState } from "react";
import type { PatientList } from "../api/types";

type Props = {
  what: "take" | "undo" | "remove";
  list: PatientList;
  wanted: number;
  onClose: () => void;
  onYes: () => Promise<void>;
};

/** Before something that touches many records. */
export function AskDialog({ what, list, wanted, onClose, onYes }: Props) {
  const [busy, setBusy] = useState(false);
  const { created = 0, changed = 0 } = list.outcomes;
  return (
    <Dialog
      title={
        what === "take" ? (
          <Plural value={wanted} one="Import # patient?" other="Import # patients?" />
        ) : what === "undo" ? (
          <Trans>Undo the whole import?</Trans>
        ) : (
          <Trans>Forget this list?</Trans>
        )
      }
      onClose={onClose}
      actions={
        <>
          <Button look="plain" size="staff" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            size="staff"
            look={what === "take" ? "filled" : "danger"}
            busy={busy}
            onClick={async () => {
              setBusy(true);
              await onYes();
            }}
          >
            {what === "take" ? (
              <Trans>Import</Trans>
            ) : what === "undo" ? (
              <Trans>Undo</Trans>
            ) : (
              <Trans>Forget</Trans>
            )}
          </Button>
        </>
      }
    >
      {what === "take" && (
        <p>
          <Trans>
            Doubtful and wrong rows are left out. What staff or patients have typed is not overwritten.
          </Trans>
        </p>
      )}
      {what === "undo" && (
        <p>
          <Trans>
            {created} new records are removed and {changed} get their former data back. Records with which
            somebody has worked since stay.
          </Trans>
        </p>
      )}
      {what === "remove" && (
        <p>
          {list.state === "taken" ? (
            <Trans>The imported patients stay. The import can then no longer be undone.</Trans>
          ) : (
            <Trans>The file and what was found in it are deleted. No patient changes.</Trans>
          )}
        </p>
      )}
    </Dialog>
  );
}
