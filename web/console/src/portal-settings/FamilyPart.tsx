import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { SelectField } from "@portico/shared/components/SelectField";
import { Controller, type UseFormReturn } from "react-hook-form";
import { ScopeChoices } from "../record/portal/related/ScopeChoices";
import { Part } from "./Part";
import styles from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";

type AgeField = "own_account_age" | "proxy_end_age" | "proxy_narrow_age";

const ages = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => from + step);

/** What changes for a child on which birthday: countries and clinics differ. */
export function FamilyPart({ form }: { form: UseFormReturn<SettingValues> }) {
  const { t } = useLingui();
  const { dirtyFields, errors } = form.formState;
  const end = form.watch("proxy_end_age");
  const narrow = form.watch("proxy_narrow_age");
  const select = (field: AgeField, label: string, from: number, to: number, none?: string) => (
    <SelectField
      {...form.register(field, { valueAsNumber: true })}
      id={idOfSetting(field)}
      size="staff"
      label={label}
      error={errors[field]?.message}
    >
      {none && <option value={0}>{none}</option>}
      {ages(from, to).map((age) => (
        <option key={age} value={age}>
          <Years age={age} />
        </option>
      ))}
    </SelectField>
  );
  return (
    <Part
      name="family"
      title={<Trans>Children and their parents</Trans>}
      changed={Boolean(
        dirtyFields.own_account_age ||
          dirtyFields.proxy_end_age ||
          dirtyFields.proxy_narrow_age ||
          dirtyFields.proxy_narrow_scopes,
      )}
    >
      <div className={styles.fields}>
        {select("own_account_age", t`May have an own login from`, 10, 21)}
        {select("proxy_end_age", t`Parents' access ends at`, 12, 25)}
        {select("proxy_narrow_age", t`Parents see less from`, 1, end - 1, t`Not before it ends`)}
      </div>
      {Boolean(narrow) && (
        <div className={styles.single}>
          <Controller
            control={form.control}
            name="proxy_narrow_scopes"
            render={({ field }) => (
              <ScopeChoices
                id={idOfSetting("proxy_narrow_scopes")}
                legend={t`From then on parents keep`}
                chosen={field.value}
                onChoose={field.onChange}
                error={errors.proxy_narrow_scopes?.message}
              />
            )}
          />
        </div>
      )}
      <p className={styles.note}>
        <Trans>
          It happens by itself at midnight on the birthday, in the clinic's time zone. Parent and child are
          told 60, 30 and 7 days before. Ask your legal adviser which ages hold where you are; often seen are
          14 or 16 for seeing less, and 18 for the end.
        </Trans>
      </p>
    </Part>
  );
}

const Years = ({ age }: { age: number }) => <Plural value={age} one="# year" other="# years" />;
