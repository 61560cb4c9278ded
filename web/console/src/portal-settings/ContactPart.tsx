import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import type { Language } from "@portico/shared/i18n";
import type { UseFormReturn } from "react-hook-form";
import type { PortalSettings } from "../api/types";
import { EmergencyTexts } from "./EmergencyTexts";
import { Part } from "./Part";
import { settingsOfPart } from "./PartsMenu";
import styles from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";

interface Props {
  form: UseFormReturn<SettingValues>;
  saved: PortalSettings;
  /** The contract's own language. */
  language: Language;
}

/** Whom patients turn to: on every page of the portal. */
export function ContactPart({ form, saved, language }: Props) {
  const { t } = useLingui();
  const { errors, dirtyFields } = form.formState;
  const bound = (field: "phone" | "email" | "address") => ({
    ...form.register(field),
    id: idOfSetting(field),
    error: errors[field]?.message,
    size: "staff" as const,
  });
  return (
    <Part
      name="contact"
      title={<Trans>Contact and emergencies</Trans>}
      changed={settingsOfPart.contact.some((field) => dirtyFields[field])}
    >
      <div className={styles.fields}>
        <Field {...bound("phone")} label={t`Phone`} type="tel" />
        <Field {...bound("email")} label={t`E-mail`} type="email" autoCapitalize="none" spellCheck={false} />
        <div className={styles.wide}>
          <Field {...bound("address")} label={t`Address`} />
        </div>
      </div>
      <EmergencyTexts form={form} saved={saved} language={language} />
    </Part>
  );
}
