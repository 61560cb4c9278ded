import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { fullDate } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import { patientSearchQuery } from "../../../api/queries";
import type { PatientRow } from "../../../api/types";
import { useClinic } from "../../../session/clinic";
import { useDebounced } from "../../../ui/useDebounced";
import styles from "./PersonPicker.module.css";
import type { Chosen } from "./values";

interface Props {
  id: string;
  /** The record one is on. */
  not: string;
  chosen?: Chosen;
  onChoose: (person?: Chosen) => void;
  error?: string;
}

const SHOWN = 6;

/** Finds the other person's record while one types: a name, a date of birth, a whole phone or ID number. */
export function PersonPicker({ id, not, chosen, onChoose, error }: Props) {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const [text, setText] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const query = useDebounced(text.trim(), 200);
  const found = useQuery(patientSearchQuery(organization_id, query));
  const people =
    query === "" ? [] : (found.data?.items ?? []).filter((one) => one.id !== not).slice(0, SHOWN);

  if (chosen)
    return (
      <div className={styles.chosen}>
        <span>
          <span className={styles.label}>
            <Trans>Person</Trans>
          </span>
          <strong>{chosen.name}</strong>
        </span>
        <Button look="plain" size="staff" onClick={() => onChoose(undefined)}>
          <Trans>Someone else</Trans>
        </Button>
      </div>
    );

  const step = (event: KeyboardEvent, by: number) => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    event.preventDefault();
    if (here + by < 0) document.getElementById(id)?.focus();
    else buttons[Math.min(here + by, buttons.length - 1)]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the arrow keys of the field and the list inside
    <div
      onKeyDown={(event) => {
        if (event.key === "ArrowDown") step(event, 1);
        if (event.key === "ArrowUp") step(event, -1);
      }}
    >
      <Field
        id={id}
        size="staff"
        label={t`Person`}
        hint={t`Name, date of birth, or the whole phone or ID number`}
        error={error}
        autoComplete="off"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          if (people.length === 1 && people[0]) onChoose(people[0]);
        }}
      />
      <p className="visually-hidden" role="status">
        {query !== "" && found.data && (
          <Plural value={people.length} one="# person found" other="# people found" />
        )}
      </p>
      {people.length > 0 && (
        <ul className={styles.list} ref={list}>
          {people.map((person) => (
            <li key={person.id}>
              <button type="button" className={styles.person} onClick={() => onChoose(person)}>
                <strong>{person.name}</strong>
                <span className={styles.facts}>{factsOf(person)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {query !== "" && found.data && people.length === 0 && (
        <p className={styles.none}>
          <Trans>
            Nobody is found. Whoever is to act for a patient needs a record here: create it first.
          </Trans>
        </p>
      )}
    </div>
  );
}

const factsOf = ({ birth_date, city }: PatientRow) =>
  [birth_date && fullDate(birth_date), city].filter(Boolean).join(" · ");
