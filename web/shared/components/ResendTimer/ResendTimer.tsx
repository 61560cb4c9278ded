import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { useSecondsUntil } from "../../clock/useSecondsUntil.ts";
import styles from "./ResendTimer.module.css";

type Props = { resendAt: string; onResend: () => void; busy?: boolean };

/** "Resend the code", asleep until the server allows it; the seconds left stand beside the words. */
export function ResendTimer({ resendAt, onResend, busy }: Props) {
  const left = useSecondsUntil(resendAt);
  if (left <= 0)
    return (
      <Button look="plain" width="full" onClick={onResend} busy={busy}>
        <Trans>Resend the code</Trans>
      </Button>
    );
  return (
    <button type="button" className={styles.waiting} disabled>
      <Trans>Resend the code</Trans>
      <TimeLeft seconds={left} />
    </button>
  );
}

/** The rest of a wait of about a minute: a ring that empties, and "in 0:42". */
export function TimeLeft({ seconds }: { seconds: number }) {
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <span className={styles.left}>
      <Ring part={seconds / 60} />
      <span className="numbers">
        <Trans>in {clock}</Trans>
      </span>
    </span>
  );
}

function Ring({ part }: { part: number }) {
  const around = 2 * Math.PI * 7;
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" strokeWidth="2.5" aria-hidden="true">
      <circle className={styles.track} cx="10" cy="10" r="7" />
      <circle
        className={styles.ring}
        cx="10"
        cy="10"
        r="7"
        strokeDasharray={around}
        strokeDashoffset={around * (1 - Math.min(1, part))}
        transform="rotate(-90 10 10)"
      />
    </svg>
  );
}
