import type { Tab } from "@portico/shared/components/BottomTabs";
import styles from "./PillTabs.module.css";

type Props = {
  label: string;
  tabs: Tab[];
  /** On phones, too: where there is no bar at the bottom. */
  always?: boolean;
};

/** The same menu on a wide screen. */
export function PillTabs({ label, tabs, always }: Props) {
  return (
    <nav className={styles.nav} data-always={always || undefined} aria-label={label}>
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
