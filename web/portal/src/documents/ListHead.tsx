import type { ReactNode } from "react";
import styles from "./ListHead.module.css";

/** The line over a list: how many there are, and the list's order. */
export const ListHead = ({ count, children }: { count: ReactNode; children?: ReactNode }) => (
  <div className={styles.head}>
    <p className={styles.count} role="status">
      {count}
    </p>
    {children}
  </div>
);
