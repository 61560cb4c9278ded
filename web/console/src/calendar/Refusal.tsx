import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { type Failed, Failure } from "../forms/Failure";
import styles from "./BookPanel.module.css";

interface Props {
  failed: Failed;
  busy: boolean;
  onAllTheSame: () => void;
}

/** Why not; and where it is only the hours or the doctor's own calendar, the way to mean it. */
export function Refusal({ failed, busy, onAllTheSame }: Props) {
  const code = failed.outcome.kind === "refused" ? failed.outcome.problem.code : undefined;
  return (
    <div className={styles.refusal}>
      <Failure failed={failed} />
      {(code === "OUTSIDE_HOURS" || code === "BUSY_ELSEWHERE") && (
        <Button look="plain" size="staff" busy={busy} onClick={onAllTheSame}>
          {code === "OUTSIDE_HOURS" ? (
            <Trans>Outside hours all the same</Trans>
          ) : (
            <Trans>Book it all the same</Trans>
          )}
        </Button>
      )}
    </div>
  );
}
