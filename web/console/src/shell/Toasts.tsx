import { Trans, useLingui } from "@lingui/react/macro";
import { Undo } from "@portico/shared/icons";
import { useEffect, useState } from "react";
import styles from "./Toasts.module.css";
import { dismiss, type Toast, useToasts } from "./toasts";

/** The live region is always there, so that screen readers notice what appears in it. */
export function Toasts() {
  const toasts = useToasts();
  return (
    <div className={`${styles.region} screen-only`} role="status">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

const STAY = 8000;

/** Stays while the pointer or the focus is on it: nobody has to hurry to undo. */
function ToastLine({ toast }: { toast: Toast }) {
  const { i18n } = useLingui();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), STAY);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointer and focus only hold it open
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{i18n._(toast.text)}</span>
      {toast.undo && (
        <button
          type="button"
          className={styles.undo}
          onClick={() => {
            toast.undo?.();
            dismiss(toast.id);
          }}
        >
          <Undo size={18} />
          <Trans>Undo</Trans>
        </button>
      )}
    </div>
  );
}
