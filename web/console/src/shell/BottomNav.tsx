import { useLingui } from "@lingui/react/macro";
import { Person } from "@portico/shared/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { AccountPanel } from "./AccountPanel";
import styles from "./BottomNav.module.css";
import { useEntries } from "./entries";
import { entryOf } from "./entryOf";
import { useDisclosure } from "./useDisclosure";
import { WaitingCount } from "./WaitingCount";

/** The menu of phones: words under every icon, the account last. */
export function BottomNav() {
  const { t, i18n } = useLingui();
  const entries = useEntries()
    .flatMap((group) => group.entries)
    .filter(({ wideOnly }) => !wideOnly);
  const current = entryOf(useLocation().pathname);
  const { open, close, frame, button, panel } = useDisclosure();
  return (
    <nav aria-label={t`Main menu`} className={`${styles.bar} screen-only`}>
      {entries.map(({ key, short, icon, to, params, count }) => (
        <Link
          key={key}
          to={to}
          params={params}
          className={styles.tab}
          activeOptions={{ exact: true }}
          aria-current={current === key ? "page" : undefined}
        >
          {icon}
          {i18n._(short)}
          <WaitingCount count={count} />
        </Link>
      ))}
      <div ref={frame} className={styles.account}>
        <button type="button" className={styles.tab} {...button}>
          <Person />
          {t`Account`}
        </button>
        {open && (
          <div {...panel} className={styles.panel}>
            <AccountPanel onDone={close} />
          </div>
        )}
      </div>
    </nav>
  );
}
