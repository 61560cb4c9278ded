import { Trans, useLingui } from "@lingui/react/macro";
import { FieldClassMark } from "@portico/shared/components/FieldClassMark";
import { FieldRow } from "@portico/shared/components/FieldRow";
import { telephone } from "@portico/shared/contact";
import { type ReactNode, useRef } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Patient } from "../clinic/types.ts";
import { EditForm, type Entry } from "./EditForm.tsx";
import { useEditing } from "./editing.ts";
import { SavedNote } from "./SavedNote.tsx";
import type { Change } from "./useSave.ts";
import { useSave } from "./useSave.ts";

type Props = {
  patient: Patient;
  /** The member of the record whose class this row has. */
  field: keyof Patient;
  label: string;
  value: ReactNode;
  /** Where a field is changed that needs a proof. */
  changeAt?: string;
  /** What can be typed, and how that becomes a change; without it the field is only shown. */
  form?: { entries: Entry[]; change: (typed: Record<string, string>) => Change; before: Change };
};

/** A row with its class: changed in place where the patient may, with the clinic's phone where not. */
export function EditableRow({ patient, field, label, value, form, changeAt }: Props) {
  const { t } = useLingui();
  const { open, setOpen } = useEditing();
  const save = useSave(patient);
  const button = useRef<HTMLButtonElement>(null);
  const kind = patient.field_classes[field] ?? "after_approval";
  const editable = form && kind === "at_once";
  const close = () => {
    setOpen(undefined);
    setTimeout(() => button.current?.focus());
  };
  return (
    <FieldRow
      label={label}
      value={value || <Trans>Not given</Trans>}
      mark={<FieldClassMark kind={kind} />}
      action={
        editable ? (
          open !== field && (
            <button
              ref={button}
              type="button"
              aria-label={t`Change: ${label}`}
              onClick={() => {
                save.forget();
                setOpen(field);
              }}
            >
              <Trans>Change</Trans>
            </button>
          )
        ) : changeAt && kind === "after_proof" ? (
          <a href={changeAt} aria-label={t`Change: ${label}`}>
            <Trans>Change</Trans>
          </a>
        ) : (
          <CallToChange label={label} />
        )
      }
    >
      {editable && open === field ? (
        <EditForm
          label={label}
          entries={form.entries}
          onCancel={close}
          onSave={async (typed) => {
            const result = await save.send(form.change(typed), form.before);
            if (result.kind === "done") close();
            return result;
          }}
        />
      ) : save.saved ? (
        <SavedNote at={save.saved.at} onUndo={save.undo} busy={save.busy} />
      ) : null}
    </FieldRow>
  );
}

function CallToChange({ label }: { label: string }) {
  const { t } = useLingui();
  const { phone } = useClinic().contact;
  if (!phone) return null;
  return (
    <a href={telephone(phone)} aria-label={t`Call: ${label}`}>
      <Trans>Call</Trans>
    </a>
  );
}
