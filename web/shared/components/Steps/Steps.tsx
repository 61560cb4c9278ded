import type { ReactNode } from "react";
import styles from "./Steps.module.css";

/** Where one is in a short sequence: words, and as many bars as steps. */
export function Steps({ children, step, of }: { children: ReactNode; step: number; of: number }) {
  return (
    <div className={styles.steps}>
      <p className={styles.words}>{children}</p>
      <div className={styles.bars} aria-hidden="true">
        {Array.from({ length: of }, (_, at) => (
          <span key={at} className={styles.bar} data-done={at < step || undefined} />
        ))}
      </div>
    </div>
  );
}
