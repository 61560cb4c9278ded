import { useLingui } from "@lingui/react/macro";
import { LanguageMenu } from "@portico/shared/components/LanguageMenu";
import { isLanguage, languages } from "@portico/shared/i18n";
import { Building } from "@portico/shared/icons";
import { useLanguage } from "../session/useLanguage";
import styles from "./SignIn.module.css";

/** Above the pages that need no session. */
export function Bar() {
  const { i18n } = useLingui();
  const choose = useLanguage();
  return (
    <header className={styles.bar}>
      <span className={styles.mark} aria-hidden="true">
        <Building size={20} />
      </span>
      <span className={styles.name}>Portico</span>
      <LanguageMenu
        languages={languages}
        chosen={isLanguage(i18n.locale) ? i18n.locale : "en"}
        onChoose={(language) => void choose(language)}
      />
    </header>
  );
}
