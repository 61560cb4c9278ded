import { useLingui } from "@lingui/react/macro";
import { type Language, languageNames } from "@portico/shared/i18n";
import { Down } from "@portico/shared/icons";
import styles from "./LanguageMenu.module.css";

type Props = { languages: readonly Language[]; chosen: Language; onChoose: (language: Language) => void };

/** Languages by their own names, in a native select: it is the same on every phone. */
export function LanguageMenu({ languages, chosen, onChoose }: Props) {
  const { t } = useLingui();
  if (languages.length < 2) return null;
  return (
    <span className={styles.menu}>
      <select
        className={styles.select}
        aria-label={t`Language`}
        value={chosen}
        onChange={(event) => onChoose(event.target.value as Language)}
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
      <span className={styles.arrow}>
        <Down size={16} />
      </span>
    </span>
  );
}
