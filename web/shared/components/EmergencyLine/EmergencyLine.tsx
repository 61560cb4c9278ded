import { Trans } from "@lingui/react/macro";
import { Warning } from "@portico/shared/icons";
import styles from "./EmergencyLine.module.css";
import { firstSentence } from "./sentences.ts";

/** What to do in an emergency, in the clinic's own words; always there, whatever the clinic has written. */
export function EmergencyLine({ text }: { text: string }) {
  const [first, rest] = firstSentence(text);
  return (
    <div className={styles.line} role="note">
      <Warning />
      <p>
        <strong className={styles.strong}>{first || <Trans>In an emergency call 112.</Trans>}</strong>
        {rest || <Trans>The portal is not watched around the clock.</Trans>}
      </p>
    </div>
  );
}
