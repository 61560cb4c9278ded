import type { ReactNode } from "react";
import styles from "./FieldRow.module.css";

type Props = {
  label: ReactNode;
  value: ReactNode;
  /** How a change of this field takes effect: a FieldClassMark. */
  mark?: ReactNode;
  action?: ReactNode;
  /** What happened just now, or the form while it is being changed. */
  children?: ReactNode;
};

/** One fact about a person, how it is changed, and the way to change it. */
export function FieldRow({ label, value, mark, action, children }: Props) {
  return (
    <div className={styles.row}>
      <div className={styles.line}>
        <dl className={styles.fact}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
        </dl>
        {mark && <div className={styles.mark}>{mark}</div>}
        {action && <div className={styles.action}>{action}</div>}
      </div>
      {children && <div className={styles.below}>{children}</div>}
    </div>
  );
}
