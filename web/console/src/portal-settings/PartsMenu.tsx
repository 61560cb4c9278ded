import { useLingui } from "@lingui/react/macro";
import styles from "./PartsMenu.module.css";
import type { SettingField } from "./settings";

export const settingsOfPart = {
  identification: ["identification", "national_id_kind"],
  access: ["access_type"],
  address: ["suffix"],
  appearance: ["primary_color"],
  contact: ["phone", "email", "address", "emergency_text_en", "emergency_text_hu", "emergency_text_es"],
  session: ["idle_timeout_minutes"],
  family: ["own_account_age", "proxy_end_age", "proxy_narrow_age", "proxy_narrow_scopes"],
} as const satisfies Record<string, readonly SettingField[]>;
type PartName = keyof typeof settingsOfPart;

/** The parts of the page, and in which of them something is not saved yet. */
export function PartsMenu({ changed }: { changed: SettingField[] }) {
  const { t } = useLingui();
  const words: Record<PartName, string> = {
    identification: t`Identification`,
    access: t`Access`,
    address: t`Address`,
    appearance: t`Appearance`,
    contact: t`Contact`,
    session: t`Session`,
    family: t`Children`,
  };
  return (
    <nav className={styles.menu} aria-label={t`Parts of the settings`}>
      <ul>
        {(Object.keys(settingsOfPart) as PartName[]).map((part) => {
          const count = settingsOfPart[part].filter((field) => changed.includes(field)).length;
          return (
            <li key={part}>
              <a href={`#${part}`} className={styles.link}>
                {words[part]}
                {count > 0 && (
                  <>
                    <span className={styles.dot} aria-hidden="true" />
                    <span className="visually-hidden">{t`not saved`}</span>
                  </>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
