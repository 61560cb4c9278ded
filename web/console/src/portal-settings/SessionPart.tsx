import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { SelectField } from "@portico/shared/components/SelectField";
import type { UseFormReturn } from "react-hook-form";
import { Part } from "./Part";
import styles from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";

const MINUTES = [5, 10, 15, 20, 30, 45, 60];

export function SessionPart({ form }: { form: UseFormReturn<SettingValues> }) {
  const { t } = useLingui();
  const minutes = form.watch("idle_timeout_minutes");
  const all = [...new Set([...MINUTES, minutes])].sort((a, b) => a - b);
  return (
    <Part
      name="session"
      title={<Trans>Signing out by itself</Trans>}
      changed={Boolean(form.formState.dirtyFields.idle_timeout_minutes)}
    >
      <div className={styles.single}>
        <SelectField
          {...form.register("idle_timeout_minutes", { valueAsNumber: true })}
          id={idOfSetting("idle_timeout_minutes")}
          size="staff"
          label={t`After so long without doing anything`}
          error={form.formState.errors.idle_timeout_minutes?.message}
        >
          {all.map((one) => (
            <option key={one} value={one}>
              <MinutesWord minutes={one} />
            </option>
          ))}
        </SelectField>
      </div>
      <p className={styles.note}>
        <Trans>
          Patients are warned two minutes before and may stay signed in. After 12 hours everybody signs in
          anew.
        </Trans>
      </p>
    </Part>
  );
}

const MinutesWord = ({ minutes }: { minutes: number }) => (
  <Plural value={minutes} one="# minute" other="# minutes" />
);
