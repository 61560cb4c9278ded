import { Trans, useLingui } from "@lingui/react/macro";
import { CheckSet } from "@portico/shared/components/CheckSet";
import { Part } from "../../portal-settings/Part";
import { spanText, withStored } from "../spans";
import type { ServiceFormState } from "./bound";
import styles from "./ServiceForm.module.css";

const usual = [120, 1440, 2880, 10_080];

/** When patients are reminded; what lies in the past when somebody books is left out. */
export function RemindersPart({ form }: { form: ServiceFormState }) {
  const { t } = useLingui();
  const chosen = form.watch("reminders");
  const steps = chosen.reduce((all, one) => withStored(all, String(one)), usual).reverse();
  return (
    <Part name="reminders" title={<Trans>Reminders</Trans>}>
      <p className={styles.lead}>
        <Trans>Sent to patients who have booked. None chosen: nobody is reminded.</Trans>
      </p>
      <CheckSet
        id="service-reminders"
        size="staff"
        legend={t`So long before the appointment`}
        choices={steps.map(String)}
        words={Object.fromEntries(steps.map((minutes) => [String(minutes), spanText(minutes)]))}
        chosen={chosen.map(String)}
        error={form.formState.errors.reminders?.message}
        onChoose={(all) => form.setValue("reminders", all.map(Number), { shouldDirty: true })}
      />
    </Part>
  );
}
