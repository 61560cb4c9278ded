import type { Tab } from "@portico/shared/components/BottomTabs";
import styles from "./PillTabs.module.css";

/** The same menu on a wide screen. */
export function PillTabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className={styles.nav} aria-label={label}>
      <ul className={styles.tabs}>
        {tabs.map((tab) => (
          <li key={tab.id}>
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
