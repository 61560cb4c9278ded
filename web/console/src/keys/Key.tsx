import type { ReactNode } from "react";
import styles from "./Key.module.css";

/** A key's cap beside what it does. Only to look at: the control says the same by its name. */
export const Key = ({ filled, children }: { filled?: boolean; children: ReactNode }) => (
  <span className={styles.key} data-filled={filled || undefined} aria-hidden="true">
    {children}
  </span>
);
