import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./Check.module.css";

type Props = InputHTMLAttributes<HTMLInputElement> & {
  children: ReactNode;
  hint: ReactNode;
  /** A word beside the name, such as what speaks against it. */
  badge?: ReactNode;
  ref?: Ref<HTMLInputElement>;
};

/** On or off, saved with the page, with room to explain itself. */
export const CheckCard = ({ children, hint, badge, ...input }: Props) => (
  <label className={styles.check}>
    <input {...input} type="checkbox" className={styles.input} />
    <span>
      <span className={styles.head}>
        <span className={styles.words}>{children}</span>
        {badge}
      </span>
      <span className={styles.hint}>{hint}</span>
    </span>
  </label>
);
