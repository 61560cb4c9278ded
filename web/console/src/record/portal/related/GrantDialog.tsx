import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Dialog } from "@portico/shared/components/Dialog";
import { useQueryClient } from "@tanstack/react-query";
import { relatedPersonsQuery } from "../../../api/queries";
import type { Direction, Grant, PatientRecord, RelatedPersons } from "../../../api/types";
import { useClinic } from "../../../session/clinic";
import { toast } from "../../../shell/toasts";
import { usePatientPath } from "../../Record";
import { GrantForm } from "./GrantForm";
import { type GrantValues, newGrant, termsOf, valuesOf } from "./values";

type Props = { record: PatientRecord; rules: RelatedPersons; onClose: () => void } & (
  | { direction: Direction; grant?: undefined }
  | { grant: Grant; direction?: undefined }
);

/** Gives a grant, or changes one. */
export function GrantDialog({ record, rules, grant, direction, onClose }: Props) {
  const path = usePatientPath();
  const client = useQueryClient();
  const { today } = useClinic();

  const save = (values: GrantValues) =>
    grant
      ? outcome(
          api.PUT(
            "/api/console/contracts/{organization_id}/patients/{patient_id}/related-persons/{grant_id}",
            { params: { path: { ...path, grant_id: grant.id } }, body: termsOf(values) },
          ),
        )
      : outcome(
          api.POST("/api/console/contracts/{organization_id}/patients/{patient_id}/related-persons", {
            params: { path },
            body: { ...termsOf(values), direction, person: values.person?.id ?? "" },
          }),
        );

  return (
    <Dialog
      size="wide"
      onClose={onClose}
      title={<Title name={record.name} grant={grant} direction={direction} />}
    >
      <GrantForm
        record={record}
        rules={rules}
        direction={direction}
        values={grant ? valuesOf(grant) : newGrant(record, rules, today, direction)}
        save={save}
        onSaved={async (saved) => {
          await client.invalidateQueries({ queryKey: relatedPersonsQuery(path).queryKey });
          toast(msg`${saved.holder.name} may act for ${saved.patient.name}`);
          onClose();
        }}
        onCancel={onClose}
      />
    </Dialog>
  );
}

function Title({ name, grant, direction }: { name: string; grant?: Grant; direction?: Direction }) {
  if (grant) {
    const holder = grant.holder.name;
    const patient = grant.patient.name;
    return (
      <Trans>
        {holder} acts for {patient}
      </Trans>
    );
  }
  if (direction === "acts_for_patient") return <Trans>Who may act for {name}?</Trans>;
  return <Trans>For whom may {name} act?</Trans>;
}
