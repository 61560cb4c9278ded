import type { ReactNode } from "react";
import styles from "./Empty.module.css";

type Props = { icon: ReactNode; title: ReactNode; children: ReactNode; action?: ReactNode };

/** Nothing here: what this place is for, what one can do, and at most one button. */
export function Empty({ icon, title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>{icon}</span>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{children}</p>
      {action}
    </div>
  );
}
