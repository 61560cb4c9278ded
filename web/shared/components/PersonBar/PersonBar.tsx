import { Trans, useLingui } from "@lingui/react/macro";
import { Avatar, PeopleList, type Person } from "@portico/shared/components/people";
import { Down } from "@portico/shared/icons";
import { useId, useState } from "react";
import styles from "./PersonBar.module.css";

export type { Person };

type Props = { people: Person[]; shownId: string };

/**
 * Whose page this is, and the way to another's. Shown only to who may act for more than one person; on a wide screen
 * only while one acts for somebody else, since the menu of persons stands in the top bar there.
 */
export function PersonBar({ people, shownId }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const list = useId();
  const shown = people.find((person) => person.id === shownId);
  const own = people.find((person) => person.own);
  if (!shown || people.length < 2) return null;
  return (
    <section className={styles.bar} data-acting={!shown.own || undefined} aria-label={t`Whose page this is`}>
      <div className={styles.inner}>
        <Avatar person={shown} />
        <p className={styles.words}>
          <span className={styles.lead}>
            {shown.own ? <Trans>Your own page</Trans> : <Trans>You are acting for</Trans>}
          </span>
          <strong>{shown.name}</strong>
        </p>
        <button
          type="button"
          className={styles.switch}
          aria-expanded={open}
          aria-controls={list}
          onClick={() => setOpen(!open)}
        >
          <Trans>Switch</Trans>
          <Down size={16} />
        </button>
        {!shown.own && own && (
          <a className={styles.home} href={own.href}>
            <Trans>Back to my own page</Trans>
          </a>
        )}
      </div>
      <div id={list} hidden={!open} className={styles.list}>
        <PeopleList people={people} shownId={shownId} onChoose={() => setOpen(false)} />
      </div>
    </section>
  );
}
