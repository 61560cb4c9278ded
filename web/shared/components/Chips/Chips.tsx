import type { ReactNode } from "react";
import styles from "./Chips.module.css";

export type Chip = { id: string; text: ReactNode; count?: number; href: string; chosen: boolean };

/** A filter as pills with live counts; each is a link, so that the address keeps the choice. */
export function Chips({ label, chips }: { label: string; chips: Chip[] }) {
  return (
    <nav className={styles.strip} aria-label={label}>
      <ul className={styles.list}>
        {chips.map((chip) => (
          <li key={chip.id}>
            <a
              className={styles.chip}
              href={chip.href}
              aria-current={chip.chosen ? "true" : undefined}
              data-replace
            >
              {chip.text}
              {chip.count !== undefined && <span className={`${styles.count} numbers`}>{chip.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
