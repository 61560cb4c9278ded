import { type Ref, useId, useState } from "react";
import styles from "./CodeCells.module.css";
import { digitsOf } from "./digits.ts";

type Props = {
  label: string;
  length?: number;
  value: string;
  error?: string;
  onChange: (code: string) => void;
  /** Called when the last digit is there. */
  onComplete?: (code: string) => void;
  ref?: Ref<HTMLInputElement>;
  id?: string;
};

/**
 * One real input under drawn cells: the phone's "code from Messages", pasting, screen readers and password managers
 * all meet an ordinary field.
 */
export function CodeCells({ label, length = 6, value, error, onChange, onComplete, ref, id }: Props) {
  const own = useId();
  const field = id ?? own;
  const [focused, setFocused] = useState(false);
  const take = (input: HTMLInputElement) => {
    const code = digitsOf(input.value, length);
    // A letter changes nothing that would be drawn anew, and must not stay either.
    input.value = code;
    onChange(code);
    if (code.length === length && code !== value) onComplete?.(code);
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={field}>
        {label}
      </label>
      {error && (
        <p className={styles.error} id={`${field}-error`}>
          {error}
        </p>
      )}
      <div className={styles.box}>
        <input
          ref={ref}
          id={field}
          className={styles.input}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]*"
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${field}-error` : undefined}
          onChange={(event) => take(event.target)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
        <Cells value={value} length={length} active={focused} invalid={Boolean(error)} />
      </div>
    </div>
  );
}

type CellsProps = { value: string; length: number; active: boolean; invalid: boolean };

function Cells({ value, length, active, invalid }: CellsProps) {
  const here = Math.min(value.length, length - 1);
  return (
    <div className={styles.cells} aria-hidden="true">
      {Array.from({ length }, (_, at) => (
        <span
          key={at}
          className={styles.cell}
          data-active={(active && at === here) || undefined}
          data-empty={!value[at] || undefined}
          data-invalid={invalid || undefined}
          data-middle={at === length / 2 || undefined}
        >
          {value[at] ?? ""}
        </span>
      ))}
    </div>
  );
}
