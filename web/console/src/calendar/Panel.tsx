import { useLingui } from "@lingui/react/macro";
import { Close } from "@portico/shared/icons";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useKey } from "../keys/useKey";
import styles from "./Panel.module.css";

interface Props {
  title: ReactNode;
  aside?: ReactNode;
  onClose: () => void;
  foot?: ReactNode;
  children: ReactNode;
  /** Something in it takes the focus by itself. */
  focused?: boolean;
}

/** Beside the calendar, not over it: one can look something up while it is open. */
export function Panel({ title, aside, onClose, foot, children, focused }: Props) {
  const { t } = useLingui();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    if (!focused) heading.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [focused]);
  useKey("Escape", onClose);
  return (
    <aside
      className={`${styles.panel} screen-only`}
      aria-labelledby={id}
      onKeyDown={(event) => {
        // Also while somebody types in it; not for a dialog that it has opened.
        if (event.key !== "Escape" || !event.currentTarget.contains(event.target as Node)) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <div>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {aside && <p className={styles.aside}>{aside}</p>}
        </div>
        <button type="button" className={styles.close} onClick={onClose} title={t`Close`}>
          <Close size={18} />
          <span className="visually-hidden">{t`Close`}</span>
        </button>
      </header>
      <div className={styles.body}>{children}</div>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </aside>
  );
}
