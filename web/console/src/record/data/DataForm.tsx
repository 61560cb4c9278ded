import { msg } from "@lingui/core/macro";
import { api, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { get } from "react-hook-form";
import { patientQuery } from "../../api/queries";
import type { PatientRecord } from "../../api/types";
import { FormFaults } from "../../forms/FormFaults";
import { LeaveGuard } from "../../forms/LeaveGuard";
import { SaveBar } from "../../forms/SaveBar";
import { useServerForm } from "../../forms/useServerForm";
import { toast } from "../../shell/toasts";
import { usePatientPath } from "../Record";
import styles from "./Data.module.css";
import { useFieldWords } from "./fieldWords";
import { Overtaken } from "./Overtaken";
import { PatientFields } from "./PatientFields";
import { usePatientForm } from "./usePatientForm";
import { changeOf, differences, idOfField, type PatientField, patientFields, valuesOf } from "./values";

interface Props {
  record: PatientRecord;
  /** The field that somebody came for. */
  at?: PatientField;
  onDone: () => void;
}

export function DataForm({ record, at, onDone }: Props) {
  const path = usePatientPath();
  const client = useQueryClient();
  const words = useFieldWords();
  const [base, setBase] = useState(record);
  const [overtaken, setOvertaken] = useState<PatientField[]>([]);
  const form = usePatientForm(valuesOf(record));
  const { fault, invalid, failed, clear } = useServerForm(form, patientFields);
  const now = form.watch();
  const changed = differences(valuesOf(base), now);
  useEffect(() => {
    if (at) document.getElementById(idOfField(at))?.focus();
  }, [at]);

  /** Somebody else saved first: their values come in where this person typed nothing, what was typed stays. */
  const catchUp = async () => {
    const fresh = await client.fetchQuery({ ...patientQuery(path), staleTime: 0 });
    setOvertaken(differences(valuesOf(base), valuesOf(fresh)));
    setBase(fresh);
    form.reset(valuesOf(fresh), { keepDirtyValues: true, keepErrors: true });
  };

  const submit = form.handleSubmit(async (values) => {
    const change = changeOf(valuesOf(base), values);
    if (Object.keys(change).length === 0) return onDone();
    const answer = await outcome(
      api.PATCH("/api/console/contracts/{organization_id}/patients/{patient_id}", {
        params: { path },
        body: { version: base.version, ...change },
      }),
    );
    if (answer.kind === "done") {
      client.setQueryData(patientQuery(path).queryKey, answer.value);
      void client.invalidateQueries({ queryKey: ["patient", path.patient_id, "portal-access"] });
      void client.invalidateQueries({ queryKey: ["patients"] });
      form.reset(valuesOf(answer.value));
      toast(msg`Saved`);
      return onDone();
    }
    if (answer.kind === "refused" && answer.problem.code === "VERSION_CHANGED") {
      clear();
      return catchUp();
    }
    failed(answer);
  }, invalid);

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <FormFaults fault={fault} errors={form.formState.errors} fields={patientFields} idOf={idOfField} />
      {overtaken.length > 0 && (
        <Overtaken
          fields={overtaken}
          theirs={valuesOf(base)}
          mine={now}
          onTake={(field) => form.setValue(field, get(valuesOf(base), field), { shouldDirty: true })}
        />
      )}
      <PatientFields form={form} known />
      <SaveBar
        changes={changed.map((field) => words[field])}
        busy={form.formState.isSubmitting}
        onSave={submit}
        onDiscard={() => {
          form.reset(valuesOf(base));
          onDone();
        }}
        always
      />
      <LeaveGuard when={changed.length > 0 && !form.formState.isSubmitting} />
    </form>
  );
}
