import { Trans, useLingui } from "@lingui/react/macro";
import { SelectField } from "@portico/shared/components/SelectField";
import { Part } from "../../portal-settings/Part";
import { RadioCard } from "../../ui/Radio";
import { daysText, spanText, withStored } from "../spans";
import { bound, type ServiceFormState } from "./bound";
import styles from "./ServiceForm.module.css";

const hour = 60;
const day = 24 * hour;
const notices = [0, 30, hour, 2 * hour, 4 * hour, 12 * hour, day, 2 * day, 7 * day];
const cutoffs = [0, hour, 2 * hour, 4 * hour, 12 * hour, day, 2 * day, 3 * day, 7 * day];
const horizons = [7, 14, 30, 60, 90, 180, 365];

/** Who books it, how early, how late, and until when it may be changed. */
export function BookingPart({ form }: { form: ServiceFormState }) {
  const { t } = useLingui();
  const radio = (value: string) => ({ ...form.register("availability"), value });
  const span = (minutes: number) => (minutes === 0 ? t`None` : spanText(minutes));
  return (
    <Part name="booking" title={<Trans>Who may book it</Trans>}>
      <div className={styles.choices} role="radiogroup" aria-labelledby="booking-title">
        <RadioCard {...radio("online")} hint={<Trans>Patients choose a free time by themselves.</Trans>}>
          <Trans>Online</Trans>
        </RadioCard>
        <RadioCard
          {...radio("on_request")}
          hint={<Trans>Patients ask for a time, your staff confirm it.</Trans>}
        >
          <Trans>On request</Trans>
        </RadioCard>
        <RadioCard
          {...radio("by_phone")}
          hint={<Trans>Patients see it with your phone number; your staff book it.</Trans>}
        >
          <Trans>By phone</Trans>
        </RadioCard>
        <RadioCard {...radio("hidden")} hint={<Trans>Only your staff see it and book it.</Trans>}>
          <Trans>Hidden</Trans>
        </RadioCard>
      </div>
      <div className={styles.fields}>
        <SelectField {...bound(form, "min_notice_minutes")} label={t`Shortest notice for booking`}>
          {withStored(notices, form.watch("min_notice_minutes")).map((minutes) => (
            <option key={minutes} value={minutes}>
              {span(minutes)}
            </option>
          ))}
        </SelectField>
        <SelectField {...bound(form, "horizon_days")} label={t`How far ahead`}>
          {withStored(horizons, form.watch("horizon_days")).map((days) => (
            <option key={days} value={days}>
              {daysText(days)}
            </option>
          ))}
        </SelectField>
        <SelectField {...bound(form, "cancel_cutoff_minutes")} label={t`Shortest notice for cancelling`}>
          {withStored(cutoffs, form.watch("cancel_cutoff_minutes")).map((minutes) => (
            <option key={minutes} value={minutes}>
              {span(minutes)}
            </option>
          ))}
        </SelectField>
        <SelectField {...bound(form, "reschedule_cutoff_minutes")} label={t`Shortest notice for moving`}>
          {withStored(cutoffs, form.watch("reschedule_cutoff_minutes")).map((minutes) => (
            <option key={minutes} value={minutes}>
              {span(minutes)}
            </option>
          ))}
        </SelectField>
      </div>
    </Part>
  );
}
