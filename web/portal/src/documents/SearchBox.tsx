import { useLingui } from "@lingui/react/macro";
import { Close, Search } from "@portico/shared/icons";
import { useEffect, useRef, useState } from "react";
import styles from "./SearchBox.module.css";

const PAUSE_MS = 300;

/** Searches while one types, a moment after the last key. */
export function SearchBox({ initial, onSearch }: { initial: string; onSearch: (words: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  const search = useRef(onSearch);
  search.current = onSearch;

  useEffect(() => {
    const timer = setTimeout(() => search.current(typed.trim()), typed.trim() ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <search className={styles.search}>
      <label className="visually-hidden" htmlFor="search">{t`Search the documents`}</label>
      <span className={styles.icon}>
        <Search />
      </span>
      <input
        ref={input}
        id="search"
        className={styles.input}
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        placeholder={t`Search documents, doctors, dates`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t`Clear the search`}
          onClick={() => {
            setTyped("");
            input.current?.focus();
          }}
        >
          <Close />
        </button>
      )}
    </search>
  );
}
