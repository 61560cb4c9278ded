import type { ReactNode } from "react";
import { Key } from "./Key";
import styles from "./KeyHints.module.css";

/** The footer that tells which keys work here. Only for those who see it: each key does what a control does too. */
export function KeyHints({ children }: { children: ReactNode }) {
  return (
    <div className={styles.hints} aria-hidden="true">
      {children}
    </div>
  );
}

export function KeyHint({ keys, children }: { keys: string[]; children: ReactNode }) {
  return (
    <span className={styles.hint}>
      {keys.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
      {children}
    </span>
  );
}
