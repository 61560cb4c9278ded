import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { Part } from "../../portal-settings/Part";
import { CheckCard } from "../../ui/Check";
import { bound, type ServiceFormState } from "./bound";
import styles from "./ServiceForm.module.css";

/** For whom it is. Your staff may book it for anybody all the same. */
export function LimitsPart({ form }: { form: ServiceFormState }) {
  const { t } = useLingui();
  const { error: _, size: __, ...newPatients } = bound(form, "new_patients");
  return (
    <Part name="limits" title={<Trans>For whom</Trans>}>
      <p className={styles.lead}>
        <Trans>These rules are for patients who book online; your staff may book it for anybody.</Trans>
      </p>
      <div className={styles.stack}>
        <CheckCard {...newPatients} hint={<Trans>Otherwise only those who have been here before.</Trans>}>
          <Trans>New patients may book it</Trans>
        </CheckCard>
        <div className={styles.fields}>
          <Field
            {...bound(form, "from_age")}
            label={t`From the age of`}
            aside={t`optional`}
            inputMode="numeric"
            autoComplete="off"
          />
          <Field
            {...bound(form, "to_age")}
            label={t`To the age of`}
            aside={t`optional`}
            inputMode="numeric"
            autoComplete="off"
          />
          <SelectField {...bound(form, "gender")} label={t`Sex`}>
            <option value="">{t`Everybody`}</option>
            <option value="female">{t`Women only`}</option>
            <option value="male">{t`Men only`}</option>
          </SelectField>
          <Field
            {...bound(form, "max_open")}
            label={t`Bookings to come for each patient`}
            aside={t`optional`}
            hint={t`Empty: as many as they like`}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
      </div>
    </Part>
  );
}
