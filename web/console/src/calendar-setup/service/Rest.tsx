import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import styles from "./Rest.module.css";

/** What has a good value already: out of the way of a new service, and there as soon as something in it is wrong. */
export function Rest({ folded, children }: { folded: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(!folded);
  return (
    <details
      className={styles.rest}
      open={open || !folded}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <span className={styles.title}>
          <Trans>Times, reminders, preparation, rooms, for whom</Trans>
        </span>
        <span className={styles.hint}>
          <Trans>Good as it is for most services; you can change it at any time.</Trans>
        </span>
      </summary>
      <div className={styles.parts}>{children}</div>
    </details>
  );
}
