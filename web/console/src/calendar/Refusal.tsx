import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { type Failed, Failure } from "../forms/Failure";
import styles from "./BookPanel.module.css";

interface Props {
  failed: Failed;
  busy: boolean;
  onAllTheSame: () => void;
}

/** Why not; and where it is only the hours, the way to mean it. */
export function Refusal({ failed, busy, onAllTheSame }: Props) {
  const isHours = failed.outcome.kind === "refused" && failed.outcome.problem.code === "OUTSIDE_HOURS";
  return (
    <div className={styles.refusal}>
      <Failure failed={failed} />
      {isHours && (
        <Button look="plain" size="staff" busy={busy} onClick={onAllTheSame}>
          <Trans>Outside hours all the same</Trans>
        </Button>
      )}
    </div>
  );
}
