import { useLingui } from "@lingui/react/macro";
import { More } from "@portico/shared/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { AccountPanel } from "./AccountPanel";
import styles from "./BottomNav.module.css";
import { useEntries } from "./entries";
import { entryOf } from "./entryOf";
import { useDisclosure } from "./useDisclosure";
import { WaitingCount } from "./WaitingCount";

/** So many words fit side by side on the smallest phone, and one more that opens the rest. */
const shown = 4;

/** The menu of phones: what is used every day with its word under the icon, the rest and the account behind the last. */
export function BottomNav() {
  const { t, i18n } = useLingui();
  const entries = useEntries().flatMap((group) => group.entries);
  const daily = entries.filter(({ isRare }) => !isRare).slice(0, shown);
  const rest = entries.filter((entry) => !daily.includes(entry));
  const current = entryOf(useLocation().pathname);
  const { open, close, frame, button, panel } = useDisclosure();
  const on = (key: string) => (current === key ? "page" : undefined);
  return (
    <nav aria-label={t`Main menu`} className={`${styles.bar} screen-only`}>
      {daily.map(({ key, short, icon, to, params, count }) => (
        <Link
          key={key}
          to={to}
          params={params}
          className={styles.tab}
          activeOptions={{ exact: true }}
          aria-current={on(key)}
        >
          {icon}
          {i18n._(short)}
          <WaitingCount count={count} />
        </Link>
      ))}
      <div ref={frame} className={styles.more}>
        <button
          type="button"
          className={styles.tab}
          data-here={rest.some(({ key }) => key === current) || undefined}
          {...button}
        >
          <More />
          {t`More`}
        </button>
        {open && (
          <div {...panel} className={styles.panel}>
            <ul className={styles.rest}>
              {rest.map(({ key, label, icon, to, params }) => (
                <li key={key}>
                  <Link
                    to={to}
                    params={params}
                    className={styles.entry}
                    activeOptions={{ exact: true }}
                    aria-current={on(key)}
                    onClick={close}
                  >
                    {icon}
                    {i18n._(label)}
                  </Link>
                </li>
              ))}
            </ul>
            <AccountPanel onDone={close} />
          </div>
        )}
      </div>
    </nav>
  );
}
