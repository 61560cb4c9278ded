import { useLingui } from "@lingui/react/macro";
import { Close } from "@portico/shared/icons";
import { useEffect, useRef } from "react";
import { Key } from "../keys/Key";
import styles from "./PatientSearchField.module.css";
import { SearchInput } from "./SearchInput";
import { offerSearch } from "./searchFocus";
import { type SearchKind, searchKind } from "./searchKind";

interface Props {
  text: string;
  onText: (text: string) => void;
  /** Arrow down: into the list. */
  onDown: () => void;
  onEnter: () => void;
}

export function PatientSearchField({ text, onText, onDown, onEnter }: Props) {
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
      <SearchInput
        ref={field}
        value={text}
        aria-keyshortcuts="/"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") {
            event.stopPropagation();
            onText("");
          }
          if (event.key === "Enter") onEnter();
          if (event.key === "ArrowDown") {
            event.preventDefault();
            onDown();
          }
        }}
      >
        {kind && <span className={styles.kind}>{words[kind]}</span>}
        {text === "" ? <Key>/</Key> : null}
      </SearchInput>
      {text !== "" && (
        <button type="button" className={styles.clear} title={t`Clear search`} onClick={() => onText("")}>
          <Close size={16} />
          <span className="visually-hidden">{t`Clear search`}</span>
        </button>
      )}
    </search>
  );
}
