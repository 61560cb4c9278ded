import { useLingui } from "@lingui/react/macro";
import { Close, Search } from "@portico/shared/icons";
import { useEffect, useRef } from "react";
import { Key } from "../keys/Key";
import styles from "./PatientSearchField.module.css";
import { offerSearch } from "./searchFocus";
import { type SearchKind, searchKind } from "./searchKind";

interface Props {
  text: string;
  onText: (text: string) => void;
  /** Arrow down: into the list. */
  onDown: () => void;
}

export function PatientSearchField({ text, onText, onDown }: Props) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  useEffect(
    () =>
      offerSearch(() => {
        field.current?.focus();
        field.current?.select();
      }),
    [],
  );
  const words: Record<SearchKind, string> = {
    name: t`in names`,
    birth_date: t`as date of birth`,
    number: t`as complete phone or ID number`,
    email: t`as complete e-mail`,
  };
  const kind = searchKind(text);
  return (
    <search className={styles.frame}>
      <label className={styles.box}>
        <Search size={18} />
        <span className="visually-hidden">{t`Search by name, date of birth, complete phone or ID number`}</span>
        <input
          ref={field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          className={styles.input}
          placeholder={t`Name, date of birth, phone or ID`}
          value={text}
          aria-keyshortcuts="/"
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && text !== "") {
              event.stopPropagation();
              onText("");
            }
            if (event.key === "ArrowDown") {
              event.preventDefault();
              onDown();
            }
          }}
        />
        {kind && <span className={styles.kind}>{words[kind]}</span>}
        {text === "" ? <Key>/</Key> : null}
      </label>
      {text !== "" && (
        <button type="button" className={styles.clear} title={t`Clear search`} onClick={() => onText("")}>
          <Close size={16} />
          <span className="visually-hidden">{t`Clear search`}</span>
        </button>
      )}
    </search>
  );
}
