import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import styles from "./Field.module.css";

type Frame = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Words after the label such as "optional". */
  aside?: ReactNode;
  size?: "patient" | "staff";
};

type Props = Frame &
  Omit<InputHTMLAttributes<HTMLInputElement>, "size"> & {
    ref?: Ref<HTMLInputElement>;
    /** A button inside the field's right end. */
    action?: ReactNode;
  };

/** One line of text with its label, hint and error. The id is what an error summary links to. */
export function Field({ label, hint, error, aside, size, id, action, className, ...input }: Props) {
  const own = useId();
  const field = id ?? own;
  return (
    <FieldFrame {...{ label, hint, error, aside, size }} id={field}>
      <span className={styles.box}>
        <input
          {...input}
          id={field}
          className={`${styles.input} ${className ?? ""}`}
          data-action={action ? true : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(field, hint, error)}
        />
        {action && <span className={styles.action}>{action}</span>}
      </span>
    </FieldFrame>
  );
}

export const describedBy = (id: string, hint: ReactNode, error: ReactNode) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

/** Label, hint and error around any control that carries `id` and `describedBy(id, hint, error)`. */
export function FieldFrame({
  label,
  hint,
  error,
  aside,
  size,
  id,
  children,
}: Frame & { id: string; children: ReactNode }) {
  return (
    <div
      className={`${styles.field} ${size === "staff" ? styles.staff : ""}`}
      data-invalid={error ? true : undefined}
    >
      <label className={styles.label} htmlFor={id}>
        {label}
        {aside && <span className={styles.aside}> {aside}</span>}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
