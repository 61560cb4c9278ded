import { Trans, useLingui } from "@lingui/react/macro";
import { Eye, EyeOff } from "@portico/shared/icons";
import type { StaffDocument } from "../api/types";
import { useClinic } from "../session/clinic";
import styles from "./AccessToggle.module.css";
import { useDocumentAccess } from "./useDocumentAccess";

/** May the patient see it. One press changes it; the confirmation can take it back. */
export function AccessToggle({ document }: { document: StaffDocument }) {
  const { t } = useLingui();
  const { turn, busy, failed } = useDocumentAccess(document);
  const { may } = useClinic();
  const on = document.patient_access;
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-label={t`Patient access to ${document.title}`}
        aria-busy={busy || undefined}
        className={styles.toggle}
        disabled={!may("documents_write")}
        onClick={() => !busy && turn(!on)}
      >
        {on ? <Eye size={18} /> : <EyeOff size={18} />}
        {on ? <Trans>Yes</Trans> : <Trans>No</Trans>}
      </button>
      {failed && (
        <span className={styles.failed} role="alert">
          <Trans>not changed</Trans>
        </span>
      )}
    </>
  );
}
