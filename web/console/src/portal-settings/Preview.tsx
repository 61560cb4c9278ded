import { Trans, useLingui } from "@lingui/react/macro";
import { isLanguage, type Language } from "@portico/shared/i18n";
import { Right } from "@portico/shared/icons";
import { useEffect, useState } from "react";
import type { PortalSettings } from "../api/types";
import { spacedPhone } from "../format/phone";
import { Segmented } from "../ui/Segmented";
import { useMedia } from "../ui/useMedia";
import styles from "./Preview.module.css";
import type { SettingValues } from "./settings";
import { asColor } from "./theme/contrast";
import { paletteOf } from "./theme/palette";

type Scheme = "light" | "dark";

interface Props {
  name: string;
  saved: PortalSettings;
  now: SettingValues;
  /** The contract's own language. */
  language: Language;
}

/** The portal's login on a phone, in the colour and with the words that are on the page now. */
export function Preview(props: Props) {
  const { now } = props;
  const { t } = useLingui();
  const fits = useMedia("(min-width: 1240px)");
  const [scheme, setScheme] = useState<Scheme>("light");
  usePalette(now.primary_color, scheme);
  if (!fits) return null;
  return (
    <aside className={styles.aside} aria-label={t`Preview`}>
      <div className={styles.head}>
        <strong>
          <Trans>Live preview</Trans>
        </strong>
        <Segmented
          label={t`Colours`}
          quiet
          name="preview-scheme"
          value={scheme}
          choices={[
            { value: "light", words: t`Light` },
            { value: "dark", words: t`Dark` },
          ]}
          onChoose={setScheme}
        />
      </div>
      <Screen {...props} />
    </aside>
  );
}

function Screen({ name, saved, now, language }: Props) {
  const { t, i18n } = useLingui();
  const reader = isLanguage(i18n.locale) ? i18n.locale : language;
  const contact = [spacedPhone(now.phone), now.email, now.address].filter(Boolean);
  const emergency =
    now[`emergency_text_${reader}`] ||
    now[`emergency_text_${language}`] ||
    saved.emergency_text_usual[reader];
  return (
    <div className={styles.phone} aria-hidden="true" data-preview-of-portal>
      <div className={styles.bar}>
        {saved.logo ? (
          <img src={saved.logo} alt="" className={styles.logo} />
        ) : (
          <span className={styles.mark} />
        )}
        <strong>{name}</strong>
      </div>
      <div className={styles.body}>
        <p className={styles.big}>
          <Trans>Sign in</Trans>
        </p>
        <FieldShape>{now.identification === "email" ? t`E-mail` : t`ID number`}</FieldShape>
        <FieldShape>{t`Mobile phone`}</FieldShape>
        <FieldShape>{t`Password`}</FieldShape>
        <span className={styles.button}>
          <Trans>Go on</Trans>
        </span>
        <span className={styles.link}>
          <Trans>First time here?</Trans> <Right size={14} />
        </span>
        {contact.length > 0 && (
          <div className={styles.contact}>
            {contact.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </div>
        )}
        <p className={styles.emergency}>{emergency}</p>
      </div>
    </div>
  );
}

const FieldShape = ({ children }: { children: string }) => (
  <span className={styles.field}>
    {children}
    <span className={styles.box} />
  </span>
);

/** The strict policy forbids inline styles; a constructed sheet is allowed and is replaced at every change. */
function usePalette(color: string, scheme: Scheme) {
  const [sheet] = useState(() => new CSSStyleSheet());
  useEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [sheet]);
  useEffect(() => {
    const primary = asColor(color);
    if (!primary) return;
    const roles = Object.entries(paletteOf(primary, scheme)).map(
      ([role, value]) => `--${role.replace(/_/g, "-")}:${value}`,
    );
    sheet.replaceSync(
      `[data-preview-of-portal]{color-scheme:${scheme};color:var(--text);${roles.join(";")}}`,
    );
  }, [sheet, color, scheme]);
}
