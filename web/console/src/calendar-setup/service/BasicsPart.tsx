import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { type Language, languageNames, languages } from "@portico/shared/i18n";
import { Part } from "../../portal-settings/Part";
import { Segmented } from "../../ui/Segmented";
import { Switch } from "../../ui/Switch";
import { currencies } from "../money";
import { useModalityWords } from "../words";
import { bound, type ServiceFormState } from "./bound";
import styles from "./ServiceForm.module.css";

/** All that has to be known of a service; the contract's own language first. */
export function BasicsPart({ form, language }: { form: ServiceFormState; language: Language }) {
  const { t } = useLingui();
  const modality = useModalityWords();
  const order = [language, ...languages.filter((one) => one !== language)];
  const currency = form.watch("price.currency");
  return (
    <Part name="basics" title={<Trans>What it is</Trans>}>
      <div className={styles.names}>
        {order.map((one) => (
          <Field
            key={one}
            {...bound(form, `name.${one}`)}
            label={one === language ? t`Name` : t`Name in ${languageNames[one]}`}
            aside={one === language ? undefined : t`optional`}
            maxLength={120}
            lang={one}
          />
        ))}
      </div>
      <div className={styles.fields}>
        <Field
          {...bound(form, "duration_minutes")}
          label={t`Duration in minutes`}
          inputMode="numeric"
          autoComplete="off"
        />
        <Field
          {...bound(form, "price.amount_minor")}
          label={t`Price`}
          aside={t`optional`}
          inputMode="decimal"
          autoComplete="off"
        />
        <SelectField {...bound(form, "price.currency")} label={t`Currency`}>
          {currencies(currency, currency).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
        <Field {...bound(form, "specialty")} label={t`Specialty`} aside={t`optional`} maxLength={100} />
      </div>
      <div className={styles.row}>
        <Segmented
          label={<Trans>Kind of visit</Trans>}
          name="modality"
          value={form.watch("modality")}
          choices={(["in_person", "phone", "video"] as const).map((value) => ({
            value,
            words: modality[value],
          }))}
          onChoose={(value) => form.setValue("modality", value, { shouldDirty: true })}
        />
        <Switch
          on={form.watch("offered")}
          onTurn={(on) => form.setValue("offered", on, { shouldDirty: true })}
        >
          <Trans>Offered</Trans>
        </Switch>
      </div>
    </Part>
  );
}
