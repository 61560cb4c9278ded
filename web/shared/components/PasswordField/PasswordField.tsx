import { useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { type ComponentProps, useState } from "react";
import styles from "./PasswordField.module.css";

/** A password with a button that shows it: typing it blind on a phone is the commonest fault. */
export function PasswordField(
  props: Omit<ComponentProps<typeof Field>, "type" | "action" | "label"> & { label: string },
) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const { label } = props;
  return (
    <Field
      {...props}
      type={shown ? "text" : "password"}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      action={
        <button
          type="button"
          className={styles.show}
          aria-label={shown ? t`Hide: ${label}` : t`Show: ${label}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? t`Hide` : t`Show`}
        </button>
      }
    />
  );
}
