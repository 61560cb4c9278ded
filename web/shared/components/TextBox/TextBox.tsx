import { type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from "react";
import { describedBy, FieldFrame } from "../Field/Field.tsx";
import styles from "./TextBox.module.css";

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Words after the label such as "optional". */
  aside?: ReactNode;
  size?: "patient" | "staff";
  ref?: Ref<HTMLTextAreaElement>;
};

/** Several lines of text, in the look of the fields. */
export function TextBox({ label, hint, error, aside, size, id, ...area }: Props) {
  const own = useId();
  const field = id ?? own;
  return (
    <FieldFrame {...{ label, hint, error, aside, size }} id={field}>
      <textarea
        rows={3}
        {...area}
        id={field}
        className={styles.box}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(field, hint, error)}
      />
    </FieldFrame>
  );
}
