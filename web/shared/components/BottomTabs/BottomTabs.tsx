import type { ReactNode } from "react";
import styles from "./BottomTabs.module.css";

export type Tab = { id: string; href: string; icon: ReactNode; text: ReactNode; here: boolean };

/** The phone's main menu: at most five, each with its word. */
export function BottomTabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className={styles.nav} aria-label={label}>
      <ul className={styles.tabs}>
        {tabs.map((tab) => (
          <li key={tab.id} className={styles.item}>
            <a className={styles.tab} href={tab.href} aria-current={tab.here ? "page" : undefined}>
              {tab.icon}
              {tab.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
