import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { countryOptions } from "@portico/shared/countries";
import { languageNames, languages } from "@portico/shared/i18n";
import { Controller, type FieldError, type FieldPath, get, type UseFormReturn } from "react-hook-form";
import { phoneExample } from "../../format/phoneHint";
import { useGenderWords, useNationalIdWords } from "../../format/words";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { DateField } from "../../ui/DateField";
import { Switch } from "../../ui/Switch";
import { useFieldWords } from "./fieldWords";
import styles from "./PatientFields.module.css";
import { idOfField, type PatientField, type PatientValues } from "./values";

type Form = UseFormReturn<PatientValues>;

/** All of a person's data as fields; the same for a new person and for the correction of a `known` one. */
export function PatientFields({ form, known }: { form: Form; known?: boolean }) {
  return (
    <div className={card.card}>
      <Person form={form} known={known} />
      <Contact form={form} />
      <HomeAddress form={form} />
    </div>
  );
}

/** What every field here has in common: its registration, id, label and error. */
function useBound(form: Form) {
  const words = useFieldWords();
  return (field: PatientField) => ({
    ...form.register(field as FieldPath<PatientValues>),
    id: idOfField(field),
    label: words[field],
    error: (get(form.formState.errors, field) as FieldError | undefined)?.message,
    size: "staff" as const,
  });
}

function Person({ form, known }: { form: Form; known?: boolean }) {
  const { t } = useLingui();
  const bound = useBound(form);
  const genders = useGenderWords();
  const ids = useNationalIdWords();
  const { nationalIdKind } = useClinic();
  const kind = form.watch("national_id_kind");
  const usual = nationalIdKind === "none" ? [] : [nationalIdKind];
  const kinds = [...new Set([...usual, "passport", "clinic", "other", "none", kind] as const)];
  return (
    <fieldset className={card.part}>
      <legend className={styles.legend}>
        <Trans>Person</Trans>
      </legend>
      <div className={styles.grid}>
        <Field {...bound("family")} autoComplete="off" autoFocus={!known} />
        <Field {...bound("given")} autoComplete="off" />
        <Controller
          control={form.control}
          name="birth_date"
          render={({ field, fieldState }) => (
            <DateField
              id={idOfField("birth_date")}
              label={t`Date of birth`}
              error={fieldState.error?.message}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              ref={field.ref}
            />
          )}
        />
        <SelectField {...bound("gender")}>
          {(["unknown", "female", "male", "other"] as const).map((gender) => (
            <option key={gender} value={gender}>
              {genders[gender]}
            </option>
          ))}
        </SelectField>
        <SelectField {...bound("national_id_kind")}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {ids[one]}
            </option>
          ))}
        </SelectField>
        <Field
          {...bound("national_id")}
          label={kind === "none" ? t`ID number` : ids[kind]}
          hint={kind === "hu_taj" ? t`Nine digits, as on the card` : undefined}
          autoComplete="off"
          disabled={kind === "none"}
        />
      </div>
      {known && (
        <div className={styles.state}>
          <Switch
            on={form.watch("deceased")}
            onTurn={(on) => form.setValue("deceased", on, { shouldDirty: true })}
          >
            <Trans>Deceased</Trans>
          </Switch>
        </div>
      )}
    </fieldset>
  );
}

function Contact({ form }: { form: Form }) {
  const { t } = useLingui();
  const bound = useBound(form);
  const { country } = useClinic();
  const example = phoneExample(country);
  return (
    <fieldset className={card.part}>
      <legend className={styles.legend}>
        <Trans>Contact</Trans>
      </legend>
      <div className={styles.grid}>
        <Field
          {...bound("phone")}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          hint={t`With country code, like ${example}. The code of every portal login goes there.`}
        />
        <Field
          {...bound("email")}
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={t`New documents are announced there.`}
        />
        <SelectField {...bound("language")} hint={t`Of messages and of the portal`}>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageNames[language]}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={styles.grid}>
        <Field {...bound("emergency_contact.name")} autoComplete="off" aside={t`in an emergency`} />
        <Field {...bound("emergency_contact.phone")} type="tel" autoComplete="off" />
      </div>
    </fieldset>
  );
}

function HomeAddress({ form }: { form: Form }) {
  const bound = useBound(form);
  return (
    <fieldset className={card.part}>
      <legend className={styles.legend}>
        <Trans>Address</Trans>
      </legend>
      <div className={styles.grid}>
        <div className={styles.wide}>
          <Field {...bound("address.line")} autoComplete="off" />
        </div>
        <Field {...bound("address.postal_code")} autoComplete="off" />
        <Field {...bound("address.city")} autoComplete="off" />
        <SelectField {...bound("address.country")}>
          {countryOptions().map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
          <option value="">–</option>
        </SelectField>
      </div>
    </fieldset>
  );
}
