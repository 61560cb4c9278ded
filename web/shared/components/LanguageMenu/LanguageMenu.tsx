import { useLingui } from "@lingui/react/macro";
import { QuietSelect } from "@portico/shared/components/QuietSelect";
import { type Language, languageNames } from "@portico/shared/i18n";
import styles from "./LanguageMenu.module.css";

type Props = { languages: readonly Language[]; chosen: Language; onChoose: (language: Language) => void };

/** Languages by their own names, in a native select: it is the same on every phone. */
export function LanguageMenu({ languages, chosen, onChoose }: Props) {
  const { t } = useLingui();
  if (languages.length < 2) return null;
  return (
    <span className={styles.menu}>
      <QuietSelect
        label={t`Language`}
        value={chosen}
        options={languages.map((one) => ({ value: one, text: languageNames[one], lang: one }))}
        onChoose={onChoose}
      />
    </span>
  );
}
