import { Check } from "@portico/shared/icons";
import styles from "./people.module.css";

export type Person = { id: string; name: string; note: string; own: boolean; href: string };

/** Everyone one may act for, as links to their pages. */
export function PeopleList({
  people,
  shownId,
  onChoose,
}: {
  people: Person[];
  shownId: string;
  onChoose: () => void;
}) {
  return (
    <ul>
      {people.map((person) => (
        <li key={person.id}>
          <a
            className={styles.person}
            href={person.href}
            aria-current={person.id === shownId ? "true" : undefined}
            data-acting={!person.own || undefined}
            onClick={onChoose}
          >
            <Avatar person={person} />
            <span className={styles.words}>
              <strong>{person.name}</strong>
              <span className={styles.note}>{person.note}</span>
            </span>
            {person.id === shownId && <Check />}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The person's first letter; purple for anyone but oneself. */
export const Avatar = ({ person }: { person: Person }) => (
  <span className={styles.avatar} data-acting={!person.own || undefined} aria-hidden="true">
    {person.name.slice(0, 1)}
  </span>
);
