import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./Radio.module.css";

type Props = InputHTMLAttributes<HTMLInputElement> & {
  children: ReactNode;
  hint?: ReactNode;
  ref?: Ref<HTMLInputElement>;
};

/** A choice with room to explain itself. */
export const Radio = ({ children, hint, ...input }: Props) => (
  <label className={styles.radio}>
    <input {...input} type="radio" className={styles.input} />
    <span>
      <span className={styles.words}>{children}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </span>
  </label>
);

/** The same as a box that can be pressed anywhere. */
export const RadioCard = ({ children, hint, ...input }: Props) => (
  <label className={`${styles.radio} ${styles.card}`}>
    <input {...input} type="radio" className={styles.input} />
    <span>
      <span className={styles.words}>{children}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </span>
  </label>
);
