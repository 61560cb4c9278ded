import { Trans } from "@lingui/react/macro";
import { Note } from "@portico/shared/components/Note";
import { timeAt } from "@portico/shared/dates";
import { useClinic } from "../clinic/ClinicContext.ts";
import styles from "./SavedNote.module.css";

/** Right under what was changed: that the clinic has it, and the way back. */
export function SavedNote({ at, onUndo, busy }: { at: Date; onUndo: () => void; busy: boolean }) {
  const zone = useClinic().time_zone;
  return (
    <Note
      tone="done"
      live
      action={
        <button type="button" className={styles.undo} onClick={onUndo} disabled={busy}>
          <Trans>Undo</Trans>
        </button>
      }
    >
      <strong className={styles.line}>
        <Trans>Saved at {timeAt(at, zone)}</Trans>
      </strong>
      <Trans>The clinic sees it now.</Trans>
    </Note>
  );
}
