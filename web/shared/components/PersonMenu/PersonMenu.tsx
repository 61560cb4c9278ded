import { useLingui } from "@lingui/react/macro";
import { Avatar, PeopleList, type Person } from "@portico/shared/components/people";
import { Down } from "@portico/shared/icons";
import { type FocusEvent, useId, useState } from "react";
import styles from "./PersonMenu.module.css";

/** The persons of a wide screen: whose page it is, and a list of the others. */
export function PersonMenu({ people, shownId }: { people: Person[]; shownId: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const list = useId();
  const shown = people.find((person) => person.id === shownId);
  if (!shown || people.length < 2) return null;
  const left = (event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape and the focus leaving for what is inside
    <div
      className={styles.menu}
      onBlur={left}
      onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
    >
      <button
        type="button"
        className={styles.pill}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        <Avatar person={shown} />
        <span className="visually-hidden">{t`Switch`}: </span>
        {shown.name}
        <Down size={16} />
      </button>
      <div id={list} hidden={!open} className={styles.list}>
        <PeopleList people={people} shownId={shownId} onChoose={() => setOpen(false)} />
      </div>
    </div>
  );
}
