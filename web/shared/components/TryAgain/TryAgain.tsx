import { Trans } from "@lingui/react/macro";
import { Offline, Warning } from "@portico/shared/icons";
import type { ReactNode } from "react";
import { Unsuccessful } from "../../api/outcome.ts";
import styles from "./TryAgain.module.css";

type Props = { error: unknown; onTryAgain?: () => void; children?: ReactNode };

/** What went wrong with a call, where its content would stand, and the way to ask again. */
export function TryAgain({ error, onTryAgain, children }: Props) {
  const offline = error instanceof Unsuccessful && error.outcome.kind === "offline";
  return (
    <div className={styles.bar} role="alert">
      {offline ? <Offline /> : <Warning />}
      <div className={styles.text}>
        {offline ? <Trans>No connection.</Trans> : <Said error={error} />} {children}
      </div>
      {onTryAgain && (
        <button type="button" className={styles.again} onClick={onTryAgain}>
          <Trans>Try again</Trans>
        </button>
      )}
    </div>
  );
}

function Said({ error }: { error: unknown }) {
  if (error instanceof Unsuccessful && error.outcome.kind === "refused" && error.outcome.problem.detail)
    return error.outcome.problem.detail;
  return <Trans>Something went wrong on our side.</Trans>;
}
