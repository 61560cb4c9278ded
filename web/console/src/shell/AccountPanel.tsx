import { Trans, useLingui } from "@lingui/react/macro";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { languageNames, languages } from "@portico/shared/i18n";
import { Shield, SignOut } from "@portico/shared/icons";
import { Link } from "@tanstack/react-router";
import { useSession } from "../session/session";
import { useLanguage } from "../session/useLanguage";
import { useSignOut } from "../session/useSignOut";
import styles from "./AccountPanel.module.css";

/** Who is signed in, in which language, and the way out: the user menu on a desktop, a page on a phone. */
export function AccountPanel({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useLingui();
  const { account } = useSession();
  const choose = useLanguage();
  const signOut = useSignOut();
  return (
    <div className={styles.panel}>
      <p>
        <strong>{account.name}</strong>
        <br />
        <span className={styles.email}>{account.email}</span>
      </p>
      <fieldset>
        <legend className={styles.legend}>{t`Language`}</legend>
        <div className={styles.languages}>
          {languages.map((language) => (
            <button
              key={language}
              type="button"
              lang={language}
              className={styles.language}
              aria-pressed={i18n.locale === language}
              onClick={() => choose(language).then(onDone)}
            >
              {languageNames[language]}
            </button>
          ))}
        </div>
      </fieldset>
      <Link
        to="/account"
        className={buttonClass({ look: "plain", size: "staff", width: "full" })}
        onClick={onDone}
      >
        <Shield size={18} />
        <Trans>My account</Trans>
      </Link>
      <Button look="plain" size="staff" width="full" icon={<SignOut size={18} />} onClick={signOut}>
        <Trans>Sign out</Trans>
      </Button>
    </div>
  );
}
