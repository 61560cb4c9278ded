import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { patientQuery } from "../api/queries";
import type { PatientRow } from "../api/types";
import { FormFaults } from "../forms/FormFaults";
import { LeaveGuard } from "../forms/LeaveGuard";
import { useServerForm } from "../forms/useServerForm";
import { PatientFields } from "../record/data/PatientFields";
import { usePatientForm } from "../record/data/usePatientForm";
import { idOfField, newPatientOf, type PatientValues, patientFields } from "../record/data/values";
import { useClinic } from "../session/clinic";
import { toast } from "../shell/toasts";
import page from "../theme/page.module.css";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import styles from "./NewPatient.module.css";
import { SimilarPatients } from "./SimilarPatients";

/** Somebody who has never been here. Whoever looks like somebody on record is shown before a second record is made. */
export function NewPatient() {
  const { t } = useLingui();
  const { organization_id, country, language, nationalIdKind } = useClinic();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = usePatientForm(emptyPatient(country, language, nationalIdKind));
  const { fault, invalid, failed, clear } = useServerForm(form, patientFields);
  const [similar, setSimilar] = useState<PatientRow[]>();
  const key = useRef(crypto.randomUUID());

  const create = async (values: PatientValues, even_if_similar: boolean) => {
    clear();
    const answer = await outcome(
      api.POST("/api/console/contracts/{organization_id}/patients", {
        params: { path: { organization_id } },
        headers: { "Idempotency-Key": key.current },
        body: { ...newPatientOf(values), ...(even_if_similar ? { even_if_similar } : {}) },
      }),
    );
    key.current = crypto.randomUUID();
    if (answer.kind === "done") {
      const record = answer.value;
      client.setQueryData(patientQuery({ organization_id, patient_id: record.id }).queryKey, record);
      void client.invalidateQueries({ queryKey: ["patients"] });
      toast(msg`${record.name} was added`);
      return navigate({
        to: "/contracts/$contract/patients/$patient/portal",
        params: { contract: organization_id, patient: record.id },
        search: { desk: true },
        ignoreBlocker: true,
      });
    }
    if (answer.kind === "refused" && answer.problem.code === "SIMILAR_PATIENT")
      return setSimilar((answer.problem.facts.similar as PatientRow[] | undefined) ?? []);
    failed(answer);
  };
  const submit = form.handleSubmit((values) => create(values, false), invalid);
  const createAnyway = form.handleSubmit((values) => create(values, true), invalid);
  const busy = form.formState.isSubmitting;

  return (
    <>
      <PageTitle>{t`New patient`}</PageTitle>
      <Crumbs
        links={[
          <Link
            key="database"
            to="/contracts/$contract/patients"
            params={{ contract: organization_id }}
            activeOptions={{ exact: true }}
          >
            <Trans>Patient database</Trans>
          </Link>,
        ]}
        here={<Trans>New patient</Trans>}
      />
      <div className={`${page.page} ${styles.page}`}>
        <div className={page.head}>
          <h1>
            <Trans>New patient</Trans>
          </h1>
        </div>
        <form onSubmit={submit} noValidate className={styles.form}>
          <FormFaults fault={fault} errors={form.formState.errors} fields={patientFields} idOf={idOfField} />
          <PatientFields form={form} />
          {similar ? (
            <SimilarPatients
              similar={similar}
              busy={busy}
              onAnyway={createAnyway}
              onBack={() => setSimilar(undefined)}
            />
          ) : (
            <div className={styles.actions}>
              <Button type="submit" size="staff" busy={busy}>
                <Trans>Add patient</Trans>
              </Button>
              <Link
                to="/contracts/$contract/patients"
                params={{ contract: organization_id }}
                className={buttonClass({ look: "plain", size: "staff" })}
              >
                <Trans>Cancel</Trans>
              </Link>
            </div>
          )}
        </form>
      </div>
      <LeaveGuard when={form.formState.isDirty} />
    </>
  );
}

const emptyPatient = (
  country: string,
  language: PatientValues["language"],
  national_id_kind: PatientValues["national_id_kind"],
): PatientValues => ({
  family: "",
  given: "",
  birth_date: "",
  gender: "unknown",
  language,
  phone: "",
  email: "",
  national_id_kind,
  national_id: "",
  address: { line: "", city: "", postal_code: "", country },
  emergency_contact: { name: "", phone: "" },
  deceased: false,
});
