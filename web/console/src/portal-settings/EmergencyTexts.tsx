import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { describedBy, FieldFrame } from "@portico/shared/components/Field";
import { type Language, languageNames, languages } from "@portico/shared/i18n";
import type { UseFormReturn } from "react-hook-form";
import type { PortalSettings } from "../api/types";
import styles from "./EmergencyTexts.module.css";
import parts from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";

interface Props {
  form: UseFormReturn<SettingValues>;
  saved: PortalSettings;
  /** The contract's own language: what is shown where a language has no text. */
  language: Language;
}

/** What to do in an emergency, in every language of the portal side by side; the contract's own language first. */
export function EmergencyTexts({ form, saved, language }: Props) {
  const order = [language, ...languages.filter((one) => one !== language)];
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        <Trans>What to do in an emergency</Trans>
      </legend>
      <p className={parts.note}>
        <Trans>
          Stands on the start page, at sign-in and on every patient’s home page, in the reader’s language.
        </Trans>
      </p>
      <div className={styles.texts}>
        {order.map((one) => (
          <EmergencyText
            key={one}
            form={form}
            usual={saved.emergency_text_usual[one] ?? ""}
            language={one}
            fallback={one === language ? undefined : language}
          />
        ))}
      </div>
    </fieldset>
  );
}

type TextProps = {
  form: UseFormReturn<SettingValues>;
  usual: string;
  language: Language;
  fallback?: Language;
};

function EmergencyText({ form, usual, language, fallback }: TextProps) {
  const { t } = useLingui();
  const name = `emergency_text_${language}` as const;
  const id = idOfSetting(name);
  const empty = form.watch(name).trim() === "";
  const other = fallback && languageNames[fallback];
  const hint =
    empty && (other ? t`Empty: the text in ${other} is shown.` : t`Empty: the usual text is shown.`);
  const error = form.formState.errors[name]?.message;
  return (
    <div className={styles.text}>
      <FieldFrame
        id={id}
        size="staff"
        label={<span lang={language}>{languageNames[language]}</span>}
        error={error}
      >
        <textarea
          {...form.register(name)}
          id={id}
          lang={language}
          className={parts.area}
          rows={4}
          maxLength={500}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
        />
      </FieldFrame>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {empty && (
        <Button
          look="plain"
          size="staff"
          onClick={() => form.setValue(name, usual, { shouldDirty: true })}
          aria-describedby={id}
        >
          <Trans>Use the usual text</Trans>
        </Button>
      )}
    </div>
  );
}
