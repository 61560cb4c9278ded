import type { ReactNode } from "react";
import styles from "./Narrow.module.css";

/** One step of a change: a narrow column. */
export const Narrow = ({ children }: { children: ReactNode }) => (
  <div className={styles.narrow}>{children}</div>
);
