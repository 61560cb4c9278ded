import { Trans } from "@lingui/react/macro";
import type { Outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { Note } from "@portico/shared/components/Note";
import { SelectField } from "@portico/shared/components/SelectField";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { showFieldErrors } from "../forms/refusal.ts";
import { resolveBy } from "../forms/resolve.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import styles from "./EditForm.module.css";

export type Entry = {
  name: string;
  label: string;
  value: string;
  autoComplete?: string;
  type?: "text" | "tel";
  hint?: string;
  width?: "full" | "short";
  /** What is wrong with a value, or null. */
  fault?: (typed: string) => string | null;
  options?: { value: string; text: string }[];
};

type Props = {
  label: string;
  entries: Entry[];
  onSave: (typed: Record<string, string>) => Promise<Outcome<unknown>>;
  onCancel: () => void;
};

/** The form that opens under a row. What was typed stays until it is saved or cancelled. */
export function EditForm({ label, entries, onSave, onCancel }: Props) {
  const saving = useAttempt();
  const form = useForm<Record<string, string>>({
    defaultValues: Object.fromEntries(entries.map(({ name, value }) => [name, value])),
    resolver: resolveBy((typed) =>
      Object.fromEntries(entries.map(({ name, fault }) => [name, fault?.(typed[name] ?? "") ?? null])),
    ),
  });
  const { errors } = form.formState;
  const first = entries[0]?.name;
  useEffect(() => {
    if (first) form.setFocus(first);
  }, [first, form]);

  const save = form.handleSubmit(async (typed) => {
    const trimmed = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim()]));
    const result = await saving.attempt(() => onSave(trimmed));
    if (result.kind === "refused") showFieldErrors(form, result.problem);
  });

  return (
    <form className={styles.form} onSubmit={save} noValidate aria-label={label}>
      <div className={styles.fields}>
        {entries.map((entry) => (
          <div key={entry.name} className={entry.width === "short" ? styles.short : styles.full}>
            <Control entry={entry} error={errors[entry.name]?.message} register={form.register(entry.name)} />
          </div>
        ))}
      </div>
      {saving.offline && <TryAgain error={saving.offline} onTryAgain={save} />}
      {saving.refused && saving.refused.errors.length === 0 && (
        <Note tone="error" live>
          {saving.refused.detail}
        </Note>
      )}
      <div className={styles.buttons}>
        <Button type="submit" busy={saving.busy}>
          <Trans>Save</Trans>
        </Button>
        <Button look="plain" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}

type ControlProps = {
  entry: Entry;
  error?: string;
  register: ReturnType<ReturnType<typeof useForm<Record<string, string>>>["register"]>;
};

function Control({ entry, error, register }: ControlProps) {
  const { name, label, hint, autoComplete, type, options } = entry;
  if (!options) return <Field id={name} {...{ label, hint, autoComplete, type, error }} {...register} />;
  return (
    <SelectField id={name} {...{ label, hint, error, autoComplete }} {...register}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </SelectField>
  );
}
