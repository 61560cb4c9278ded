import type { ReactNode } from "react";
import styles from "./ClockField.module.css";
import { clockOf } from "./clock";

interface Props {
  id: string;
  /** Read out, not shown: what stands around says it. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  invalid?: ReactNode;
}

/** A time of day, typed as people write it and shown as clocks do: the browser's own field follows the browser's language. */
export const ClockField = ({ id, label, value, onChange, invalid }: Props) => (
  <input
    id={id}
    className={styles.clock}
    aria-label={label}
    aria-invalid={invalid ? true : undefined}
    aria-describedby={invalid ? `${id}-error` : undefined}
    value={value}
    inputMode="numeric"
    autoComplete="off"
    maxLength={5}
    onChange={(event) => onChange(event.target.value)}
    onBlur={() => onChange(clockOf(value) ?? value)}
  />
);
