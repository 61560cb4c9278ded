import type { ReactNode } from "react";
import styles from "./Switch.module.css";

interface Props {
  on: boolean;
  onTurn: (on: boolean) => void;
  busy?: boolean;
  disabled?: boolean;
  /** The words are the control's name: what is on or off. */
  children: ReactNode;
  /** Words before the switch instead of after it. */
  end?: boolean;
}

/** Two states that hold at once, without a save button. */
export function Switch({ on, onTurn, busy, disabled, children, end }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-busy={busy || undefined}
      disabled={disabled}
      className={styles.switch}
      data-end={end || undefined}
      onClick={() => !busy && onTurn(!on)}
    >
      <span className={styles.track} aria-hidden="true" />
      <span>{children}</span>
    </button>
  );
}
