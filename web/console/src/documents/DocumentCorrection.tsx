import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Unsuccessful } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { documentTypes as words } from "@portico/shared/components/documentType";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Pencil } from "@portico/shared/icons";
import { type FormEvent, useState } from "react";
import type { DocumentDetails, DocumentType } from "../api/types";
import { landErrors } from "../forms/landErrors";
import { toast } from "../shell/toasts";
import card from "../theme/card.module.css";
import { DateField } from "../ui/DateField";
import styles from "./DocumentCorrection.module.css";
import { documentTypes } from "./types";
import { useDocumentChange } from "./useDocumentAccess";

/** Puts right what was said of a document when it was filed, or takes it back as a mistake. */
export function DocumentCorrection({ document }: { document: DocumentDetails }) {
  const [open, setOpen] = useState(false);
  const changing = useDocumentChange(document.id);
  const wrong = document.status === "entered-in-error";
  const mark = (status: "current" | "entered-in-error") =>
    changing.mutate(
      { version: document.version, status },
      {
        onSuccess: (changed) =>
          toast(status === "current" ? msg`Valid again` : msg`Marked as entered in error`, () =>
            changing.mutate({ version: changed.version, status: wrong ? "entered-in-error" : "current" }),
          ),
      },
    );
  return (
    <div className={`${card.part} screen-only`}>
      {open ? (
        <Form document={document} changing={changing} onClose={() => setOpen(false)} />
      ) : (
        <div className={styles.actions}>
          <Button look="plain" size="small" icon={<Pencil size={14} />} onClick={() => setOpen(true)}>
            <Trans>Correct</Trans>
          </Button>
          <Button
            look="plain"
            size="small"
            busy={changing.isPending}
            onClick={() => mark(wrong ? "current" : "entered-in-error")}
          >
            {wrong ? <Trans>It is valid</Trans> : <Trans>Entered in error</Trans>}
          </Button>
        </div>
      )}
      {!open && changing.error && <TryAgain error={changing.error} />}
    </div>
  );
}

type FormProps = {
  document: DocumentDetails;
  changing: ReturnType<typeof useDocumentChange>;
  onClose: () => void;
};

function Form({ document, changing, onClose }: FormProps) {
  const { t, i18n } = useLingui();
  const [type, setType] = useState<DocumentType>(document.type);
  const [title, setTitle] = useState(document.title);
  const [date, setDate] = useState(document.examination_date);
  const problem =
    changing.error instanceof Unsuccessful && changing.error.outcome.kind === "refused"
      ? changing.error.outcome.problem
      : undefined;
  const landed = problem && landErrors(problem, ["type", "title", "examination_date"]);
  const errorOf = (field: string) => landed?.onFields.find((one) => one.field === field)?.detail;
  const save = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate(
      { version: document.version, type, title: title.trim(), examination_date: date },
      {
        onSuccess: () => {
          toast(msg`Saved`);
          onClose();
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      {changing.error && (!problem || (landed && landed.whole.length > 0)) && (
        <TryAgain error={changing.error} />
      )}
      <SelectField
        size="staff"
        label={t`Type`}
        value={type}
        error={errorOf("type")}
        onChange={(event) => setType(event.target.value as DocumentType)}
      >
        {documentTypes.map((one) => (
          <option key={one} value={one}>
            {i18n._(words[one])}
          </option>
        ))}
      </SelectField>
      <Field
        size="staff"
        label={t`Title`}
        value={title}
        error={errorOf("title")}
        autoFocus
        onChange={(event) => setTitle(event.target.value)}
      />
      <DateField
        id="correct-date"
        label={t`Examination date`}
        value={date}
        error={errorOf("examination_date")}
        onChange={setDate}
      />
      <div className={styles.actions}>
        <Button type="submit" size="staff" busy={changing.isPending}>
          <Trans>Save</Trans>
        </Button>
        <Button look="plain" size="staff" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
