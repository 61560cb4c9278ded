import { useLingui } from "@lingui/react/macro";
import { Search } from "@portico/shared/icons";
import type { ComponentProps, ReactNode } from "react";
import styles from "./SearchInput.module.css";

/** The field into which a patient is typed, on the patients' page and in the palette; `children` stand at its end. */
export function SearchInput({ children, ...input }: ComponentProps<"input"> & { children?: ReactNode }) {
  const { t } = useLingui();
  return (
    <label className={styles.box}>
      <Search size={18} />
      <span className="visually-hidden">{t`Search by name, date of birth, complete phone or ID number`}</span>
      <input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={t`Name, date of birth, phone or ID`}
        {...input}
        className={styles.input}
      />
      {children}
    </label>
  );
}
