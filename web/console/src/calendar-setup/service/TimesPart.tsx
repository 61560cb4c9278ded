import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { Part } from "../../portal-settings/Part";
import { spanText, withStored } from "../spans";
import { bound, type ServiceFormState } from "./bound";
import styles from "./ServiceForm.module.css";
import { ownGrid } from "./serviceValues";

const grids = [5, 10, 15, 20, 30, 60];
const buffers = [0, 5, 10, 15, 20, 30, 60];

/** When bookings begin, what stands around each, and how many people share one. */
export function TimesPart({ form }: { form: ServiceFormState }) {
  const { t } = useLingui();
  const typed = Number(form.watch("duration_minutes"));
  const duration = Number.isInteger(typed) && typed > 0 ? typed : 30;
  const own = ownGrid(duration);
  const buffer = (minutes: number) => (minutes === 0 ? t`None` : spanText(minutes));
  return (
    <Part name="times" title={<Trans>Times</Trans>}>
      <div className={styles.fields}>
        <SelectField {...bound(form, "grid_minutes")} label={t`A booking may begin every`}>
          <option value="">{t`${spanText(own)} (as long as it takes)`}</option>
          {withStored(grids, form.watch("grid_minutes"))
            .filter((minutes) => minutes !== own)
            .map((minutes) => (
              <option key={minutes} value={minutes}>
                {spanText(minutes)}
              </option>
            ))}
        </SelectField>
        <SelectField {...bound(form, "buffer_before_minutes")} label={t`Kept free before`}>
          {withStored(buffers, form.watch("buffer_before_minutes")).map((minutes) => (
            <option key={minutes} value={minutes}>
              {buffer(minutes)}
            </option>
          ))}
        </SelectField>
        <SelectField {...bound(form, "buffer_after_minutes")} label={t`Kept free after`}>
          {withStored(buffers, form.watch("buffer_after_minutes")).map((minutes) => (
            <option key={minutes} value={minutes}>
              {buffer(minutes)}
            </option>
          ))}
        </SelectField>
        <Field
          {...bound(form, "capacity")}
          label={t`People at the same time`}
          hint={t`More than one for groups, such as a course`}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
    </Part>
  );
}
