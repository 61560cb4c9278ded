import { CheckCircle } from "@portico/shared/icons";
import { useEffect, useSyncExternalStore } from "react";
import styles from "./Toast.module.css";

let shown: { text: string; id: number } | undefined;
const listeners = new Set<() => void>();

function show(next: typeof shown) {
  shown = next;
  for (const listener of listeners) listener();
}

/** Confirms something that was done. Never carries an error: those stay where they happened. */
export const confirm = (text: string) => show({ text, id: (shown?.id ?? 0) + 1 });

/** Where confirmations appear; once on a page. */
export function ToastPlace() {
  const toast = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => show(undefined), 6000);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className={styles.place} role="status">
      {toast && (
        <div className={styles.toast} key={toast.id}>
          <CheckCircle />
          {toast.text}
        </div>
      )}
    </div>
  );
}
