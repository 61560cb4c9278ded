import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { patientQuery } from "../../api/queries";
import type { PatientRecord } from "../../api/types";
import { spacedPhone } from "../../format/phone";
import { phoneExample } from "../../format/phoneHint";
import { landErrors } from "../../forms/landErrors";
import { whenAnySignedOut } from "../../queryClient";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import { DateField } from "../../ui/DateField";
import { useFieldWords } from "../data/fieldWords";
import { usePatientPath } from "../Record";
import type { EditedField } from "./editedField";
import styles from "./QuickFix.module.css";

/** The one field that a blocker is about, put right where it is named. The server's reason stays beside what was typed. */
export function QuickFix({
  record,
  field,
  onClose,
}: {
  record: PatientRecord;
  field: EditedField;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const path = usePatientPath();
  const client = useQueryClient();
  const words = useFieldWords();
  const { country, nationalIdKind } = useClinic();
  const [typed, setTyped] = useState(() =>
    field === "phone" ? spacedPhone(record.phone ?? "") : (record[field] ?? ""),
  );
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const kind =
      field === "national_id" && record.national_id_kind === "none"
        ? { national_id_kind: nationalIdKind }
        : {};
    const answer = await outcome(
      api.PATCH("/api/console/contracts/{organization_id}/patients/{patient_id}", {
        params: { path },
        body: { version: record.version, [field]: typed.trim(), ...kind },
      }),
    );
    setBusy(false);
    if (answer.kind === "done") {
      client.setQueryData(patientQuery(path).queryKey, answer.value);
      await client.invalidateQueries({ queryKey: ["patient", path.patient_id, "portal-access"] });
      void client.invalidateQueries({ queryKey: ["patients"] });
      toast(msg`Saved`);
      return onClose();
    }
    if (answer.kind === "signed-out") return whenAnySignedOut();
    if (answer.kind === "offline")
      return setError(t`The server cannot be reached. What you typed is kept; please try again.`);
    if (answer.problem.code === "VERSION_CHANGED") {
      await client.invalidateQueries({ queryKey: patientQuery(path).queryKey, exact: true });
      return setError(t`Somebody else changed this record meanwhile. Please save once more.`);
    }
    const { onFields, whole } = landErrors(answer.problem, [field]);
    setError([...onFields.map((one) => one.detail), ...whole].join(" "));
    input.current?.focus();
  };

  const id = `fix-${field}`;
  return (
    <form
      className={styles.form}
      onSubmit={save}
      noValidate
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      {field === "birth_date" ? (
        <DateField id={id} label={words[field]} error={error} value={typed} onChange={setTyped} />
      ) : (
        <Field
          ref={input}
          id={id}
          size="staff"
          label={words[field]}
          type={field === "phone" ? "tel" : field === "email" ? "email" : "text"}
          hint={field === "phone" ? t`With country code, like ${phoneExample(country)}` : undefined}
          error={error}
          value={typed}
          autoComplete="off"
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" size="staff" busy={busy}>
          <Trans>Save</Trans>
        </Button>
        <Button look="plain" size="staff" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
