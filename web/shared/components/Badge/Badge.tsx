import type { ReactNode } from "react";
import styles from "./Badge.module.css";

type Tone = "brand" | "warning" | "error" | "info" | "plain";

/** One or two words about a thing's state. */
export const Badge = ({ tone = "brand", children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>
);
