import { Trans } from "@lingui/react/macro";
import { Warning } from "@portico/shared/icons";
import styles from "./EmergencyLine.module.css";

/** What to do in an emergency, in the clinic's own words; always there. */
export function EmergencyLine({ text }: { text: string }) {
  return (
    <div className={styles.line} role="note">
      <Warning />
      <p>
        {text && <strong className={styles.strong}>{text}</strong>}
        <Trans>The portal is not watched around the clock.</Trans>
      </p>
    </div>
  );
}
