import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { Note } from "@portico/shared/components/Note";
import { SelectField } from "@portico/shared/components/SelectField";
import { Controller, useForm } from "react-hook-form";
import type { Direction, Grant, PatientRecord, RelatedPersons } from "../../../api/types";
import { FormFaults } from "../../../forms/FormFaults";
import { useServerForm } from "../../../forms/useServerForm";
import styles from "../../../staff/MemberForm.module.css";
import { DateField } from "../../../ui/DateField";
import own from "./GrantForm.module.css";
import { PersonPicker } from "./PersonPicker";
import { ScopeChoices } from "./ScopeChoices";
import type { GrantValues } from "./values";
import { bases, relations, useBasisWords, useRelationWords, useScopeWords } from "./words";

type Props = {
  record: PatientRecord;
  rules: RelatedPersons;
  /** Absent where a standing grant is changed: its two people stay. */
  direction?: Direction;
  values: GrantValues;
  save: (values: GrantValues) => Promise<Outcome<Grant>>;
  onSaved: (grant: Grant) => void;
  onCancel: () => void;
};

const fields = ["person", "relation", "basis", "scopes", "from", "until", "reason"] as const;
const idOf = (field: string) => `grant-${field}`;

export function GrantForm({ record, rules, direction, values, save, onSaved, onCancel }: Props) {
  const { t } = useLingui();
  const relationWords = useRelationWords();
  const basisWords = useBasisWords();
  const form = useForm<GrantValues>({ defaultValues: values, shouldFocusError: false });
  const { fault, invalid, failed } = useServerForm(form, fields);
  const { errors, isSubmitting } = form.formState;
  const press = form.handleSubmit(async (given) => {
    const answer = await save(given);
    if (answer.kind === "done") onSaved(answer.value);
    else failed(answer);
  }, invalid);

  return (
    <form onSubmit={press} noValidate className={styles.form}>
      <FormFaults fault={fault} errors={errors} fields={fields} idOf={idOf} />
      {direction && (
        <Controller
          control={form.control}
          name="person"
          rules={{ validate: (chosen) => Boolean(chosen) || t`Choose the person from the list` }}
          render={({ field }) => (
            <PersonPicker
              id={idOf("person")}
              not={record.id}
              chosen={field.value}
              onChoose={field.onChange}
              error={errors.person?.message}
            />
          )}
        />
      )}
      <div className={own.pair}>
        <SelectField
          {...form.register("relation")}
          id={idOf("relation")}
          size="staff"
          label={t`The one who acts is to the patient`}
          error={errors.relation?.message}
        >
          {relations.map((one) => (
            <option key={one} value={one}>
              {relationWords[one]}
            </option>
          ))}
        </SelectField>
        <SelectField
          {...form.register("basis")}
          id={idOf("basis")}
          size="staff"
          label={t`On the basis of`}
          error={errors.basis?.message}
        >
          {bases.map((one) => (
            <option key={one} value={one}>
              {basisWords[one]}
            </option>
          ))}
        </SelectField>
      </div>
      <Controller
        control={form.control}
        name="scopes"
        rules={{ validate: (chosen) => chosen.length > 0 || t`Choose at least one` }}
        render={({ field }) => (
          <ScopeChoices
            id={idOf("scopes")}
            chosen={field.value}
            onChoose={field.onChange}
            error={errors.scopes?.message}
          />
        )}
      />
      <div className={own.pair}>
        <Day form={form} name="from" label={t`From`} hint={t`Empty: at once`} />
        <Day form={form} name="until" label={t`Until, this day included`} hint={t`Empty: without an end`} />
      </div>
      <Field
        {...form.register("reason")}
        id={idOf("reason")}
        size="staff"
        label={t`Note`}
        hint={t`For the clinic, for example which paper was shown`}
        error={errors.reason?.message}
        autoComplete="off"
      />
      <AgeNote form={form} rules={rules} />
      <div className={styles.actions}>
        <Button type="submit" size="staff" busy={isSubmitting}>
          {direction ? <Trans>Give access</Trans> : <Trans>Save</Trans>}
        </Button>
        <Button look="plain" size="staff" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}

type Form = ReturnType<typeof useForm<GrantValues>>;

const Day = ({
  form,
  name,
  label,
  hint,
}: {
  form: Form;
  name: "from" | "until";
  label: string;
  hint: string;
}) => (
  <Controller
    control={form.control}
    name={name}
    render={({ field }) => (
      <DateField
        id={idOf(name)}
        label={label}
        hint={hint}
        error={form.formState.errors[name]?.message}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
      />
    )}
  />
);

/** What the contract's ages will do to it. */
function AgeNote({ form, rules }: { form: Form; rules: RelatedPersons }) {
  const words = useScopeWords();
  const { proxy_end_age: end, proxy_narrow_age: narrow, proxy_narrow_scopes: kept } = rules;
  if (form.watch("basis") !== "parental_responsibility") return null;
  const left = kept.map((one) => words[one]).join(", ");
  return (
    <Note tone="quiet">
      <Trans>
        It ends by itself on the day on which the child turns {end}; both are told 60, 30 and 7 days before.
      </Trans>{" "}
      {narrow !== undefined && (
        <Trans>
          From {narrow} years on parents keep: {left}.
        </Trans>
      )}
    </Note>
  );
}
