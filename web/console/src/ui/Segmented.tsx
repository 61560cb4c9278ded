import { type ReactNode, useId } from "react";
import styles from "./Segmented.module.css";

interface Props<Value extends string> {
  label: ReactNode;
  name: string;
  value: Value;
  choices: { value: Value; words: ReactNode }[];
  onChoose: (value: Value) => void;
  /** The label only for screen readers, when a heading beside says the same. */
  quiet?: boolean;
}

/** Two to four short words of which one holds: radio buttons in the look of one control. */
export function Segmented<Value extends string>({
  label,
  name,
  value,
  choices,
  onChoose,
  quiet,
}: Props<Value>) {
  const id = useId();
  return (
    <div className={styles.frame} role="radiogroup" aria-labelledby={id}>
      <span id={id} className={quiet ? "visually-hidden" : styles.label}>
        {label}
      </span>
      <span className={styles.box}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.words}</span>
          </label>
        ))}
      </span>
    </div>
  );
}
