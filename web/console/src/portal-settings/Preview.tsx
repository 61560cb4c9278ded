import { Trans, useLingui } from "@lingui/react/macro";
import { Right } from "@portico/shared/icons";
import { useEffect, useState } from "react";
import type { PortalSettings } from "../api/types";
import { spacedPhone } from "../format/phone";
import { useMedia } from "../ui/useMedia";
import { isColor, readable } from "./contrast";
import styles from "./Preview.module.css";
import type { SettingValues } from "./settings";

/** The portal's first page on a phone, in the colour and with the words that are on the page now. */
export function Preview({ name, saved, now }: { name: string; saved: PortalSettings; now: SettingValues }) {
  const { t } = useLingui();
  const fits = useMedia("(min-width: 1240px)");
  useColor(now.primary_color);
  if (!fits) return null;
  return (
    <aside className={styles.aside} aria-label={t`Preview`}>
      <p className={styles.title}>
        <strong>
          <Trans>Live preview</Trans>
        </strong>
      </p>
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
            <Trans>Log in</Trans>
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
          <div className={styles.contact}>
            {[spacedPhone(now.phone), now.email, now.address].filter(Boolean).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </div>
          {now.emergency_text && <p className={styles.emergency}>{now.emergency_text}</p>}
        </div>
      </div>
    </aside>
  );
}

const FieldShape = ({ children }: { children: string }) => (
  <span className={styles.field}>
    {children}
    <span className={styles.box} />
  </span>
);

/** The strict policy forbids inline styles; a constructed sheet is allowed and is replaced at every change. */
function useColor(color: string) {
  const [sheet] = useState(() => new CSSStyleSheet());
  useEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [sheet]);
  useEffect(() => {
    if (isColor(color)) sheet.replaceSync(`[data-preview-of-portal] { --shown: ${readable(color)} }`);
  }, [sheet, color]);
}
