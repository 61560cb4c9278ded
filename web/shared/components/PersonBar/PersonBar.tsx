import { Trans, useLingui } from "@lingui/react/macro";
import { Check, Down } from "@portico/shared/icons";
import { useId, useState } from "react";
import styles from "./PersonBar.module.css";

export type Person = { id: string; name: string; note: string; own: boolean; href: string };

/** Whose page this is, and the way to another's. Shown only to who may act for more than one person. */
export function PersonBar({ people, shownId }: { people: Person[]; shownId: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const list = useId();
  const shown = people.find((person) => person.id === shownId);
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
      </div>
      <div id={list} hidden={!open} className={styles.list}>
        <ul>
          {people.map((person) => (
            <li key={person.id}>
              <a
                className={styles.person}
                href={person.href}
                aria-current={person.id === shownId ? "true" : undefined}
                onClick={() => setOpen(false)}
              >
                <Avatar person={person} />
                <span className={styles.words}>
                  <strong>{person.name}</strong>
                  <span className={styles.lead}>{person.note}</span>
                </span>
                {person.id === shownId && <Check />}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const Avatar = ({ person }: { person: Person }) => (
  <span className={styles.avatar} data-acting={!person.own || undefined} aria-hidden="true">
    {person.name.slice(0, 1)}
  </span>
);
