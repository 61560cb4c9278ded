import { useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "@tanstack/react-router";
import { ContractSwitcher } from "./ContractSwitcher";
import { useEntries } from "./entries";
import { entryOf } from "./entryOf";
import { SearchEntry } from "./SearchEntry";
import styles from "./SideNav.module.css";
import { UserMenu } from "./UserMenu";
import { WaitingCount } from "./WaitingCount";

/** 232 px of words on a desktop, icons alone below 1100 px (the words stay for screen readers and on hover). */
export function SideNav() {
  const { t, i18n } = useLingui();
  const groups = useEntries();
  const current = entryOf(useLocation().pathname);
  return (
    <header className={`${styles.bar} screen-only`}>
      <ContractSwitcher />
      <SearchEntry />
      <nav aria-label={t`Main menu`} className={styles.nav}>
        {groups.map((group) => (
          <div key={group.key} className={styles.group}>
            <h2 className={styles.heading} id={`nav-${group.key}`}>
              {i18n._(group.label)}
            </h2>
            <ul aria-labelledby={`nav-${group.key}`}>
              {group.entries.map(({ key, label, icon, to, params, count }) => (
                <li key={key}>
                  <Link
                    to={to}
                    params={params}
                    className={styles.entry}
                    activeOptions={{ exact: true }}
                    aria-current={current === key ? "page" : undefined}
                    title={i18n._(label)}
                  >
                    {icon}
                    <span className={styles.word}>{i18n._(label)}</span>
                    <WaitingCount count={count} />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <UserMenu />
    </header>
  );
}
