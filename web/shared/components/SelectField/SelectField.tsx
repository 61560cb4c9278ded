import { describedBy, FieldFrame } from "@portico/shared/components/Field";
import { Down } from "@portico/shared/icons";
import { type ReactNode, type Ref, type SelectHTMLAttributes, useId } from "react";
import styles from "./SelectField.module.css";

type Props = Omit<SelectHTMLAttributes<HTMLSelectElement>, "size"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  size?: "patient" | "staff";
  ref?: Ref<HTMLSelectElement>;
};

/** A native select in the look of the fields; options are its children. */
export function SelectField({ label, hint, error, size, id, className, children, ...select }: Props) {
  const own = useId();
  const field = id ?? own;
  return (
    <FieldFrame {...{ label, hint, error, size }} id={field}>
      <span className={styles.box}>
        <select
          {...select}
          id={field}
          className={`${styles.select} ${size === "staff" ? styles.staff : ""} ${className ?? ""}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(field, hint, error)}
        >
          {children}
        </select>
        <span className={styles.arrow}>
          <Down size={18} />
        </span>
      </span>
    </FieldFrame>
  );
}
