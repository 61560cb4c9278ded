import { Trans, useLingui } from "@lingui/react/macro";
import { describedBy, FieldFrame } from "@portico/shared/components/Field";
import { type Language, languageNames, languages } from "@portico/shared/i18n";
import { useState } from "react";
import { Part } from "../../portal-settings/Part";
import parts from "../../portal-settings/parts.module.css";
import { Segmented } from "../../ui/Segmented";
import { bound, type ServiceFormState } from "./bound";
import styles from "./ServiceForm.module.css";

/** What patients have to do or bring, one language at a time. */
export function PreparationPart({ form, language }: { form: ServiceFormState; language: Language }) {
  const { t } = useLingui();
  const [shown, setShown] = useState<Language>(language);
  const order = [language, ...languages.filter((one) => one !== language)];
  const texts = form.watch("preparation");
  const { error, id, size, ...field } = bound(form, `preparation.${shown}`);
  const own = languageNames[language];
  const hint =
    shown !== language && texts[shown].trim() === "" ? t`Empty: the text in ${own} is shown.` : undefined;
  return (
    <Part name="preparation" title={<Trans>Preparation</Trans>}>
      <p className={styles.lead}>
        <Trans>
          What patients should do or bring. It stands on the booking page and with the appointment, never in a
          message.
        </Trans>
      </p>
      <div className={styles.stack}>
        <Segmented
          label={<Trans>Language</Trans>}
          name="preparation-language"
          value={shown}
          choices={order.map((one) => ({
            value: one,
            words: texts[one].trim() === "" ? t`${languageNames[one]} (empty)` : languageNames[one],
          }))}
          onChoose={setShown}
        />
        <FieldFrame
          key={shown}
          id={id}
          size={size}
          label={t`Preparation in ${languageNames[shown]}`}
          hint={hint}
          error={error}
        >
          <textarea
            {...field}
            id={id}
            lang={shown}
            className={parts.area}
            rows={4}
            maxLength={2000}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(id, hint, error)}
          />
        </FieldFrame>
      </div>
    </Part>
  );
}
