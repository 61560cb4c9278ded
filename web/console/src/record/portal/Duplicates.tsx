import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { duplicatesQuery, patientQuery } from "../../api/queries";
import type { PatientRecord } from "../../api/types";
import { PortalBadge } from "../../patients/PortalBadge";
import table from "../../registrations/CandidateCard.module.css";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import { useFieldReader, useFieldWords } from "../data/fieldWords";
import { differences, patientFields, readField, valuesOf } from "../data/values";
import { usePatientPath } from "../Record";
import styles from "./Duplicates.module.css";

/** Both records side by side where they differ; staff say that they are two people, or open the other one. */
export function Duplicates({ record, onClose }: { record: PatientRecord; onClose: () => void }) {
  const path = usePatientPath();
  const others = useSuspenseQuery(duplicatesQuery(path)).data.items;
  return (
    <div className={styles.panel}>
      {others.map((other) => (
        <Other key={other.id} record={record} other={other} last={others.length === 1} onDone={onClose} />
      ))}
      <p className={styles.aside}>
        <Trans>
          If it is one person, do not tell them apart: go on with one record, and complete it. Two records of
          one person cannot be joined yet.
        </Trans>
      </p>
      <span>
        <Button look="plain" size="staff" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </span>
    </div>
  );
}

type OtherProps = { record: PatientRecord; other: PatientRecord; last: boolean; onDone: () => void };

function Other({ record, other, last, onDone }: OtherProps) {
  const { t } = useLingui();
  const path = usePatientPath();
  const client = useQueryClient();
  const { may } = useClinic();
  const words = useFieldWords();
  const read = useFieldReader();
  const mine = valuesOf(record);
  const theirs = valuesOf(other);
  const differing = differences(mine, theirs);
  const agreeing = patientFields
    .filter((field) => !differing.includes(field) && readField(mine, field) !== "")
    .map((field) => words[field])
    .join(", ");
  const telling = useMutation({
    mutationFn: () =>
      value(
        api.POST("/api/console/contracts/{organization_id}/patients/{patient_id}/distinctions", {
          params: { path },
          body: { other: other.id },
        }),
      ),
    onSuccess: async (left) => {
      client.setQueryData(duplicatesQuery(path).queryKey, left);
      toast(msg`Kept as two people`);
      void client.invalidateQueries({ queryKey: ["patients"] });
      void client.invalidateQueries({ queryKey: ["patient", other.id] });
      await client.invalidateQueries({ queryKey: patientQuery(path).queryKey });
      if (last) onDone();
    },
  });
  const id = `other-${other.id}`;
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={table.name}>
          <Link
            to="/contracts/$contract/patients/$patient/data"
            params={{ contract: path.organization_id, patient: other.id }}
            target="_blank"
          >
            {other.name}
          </Link>
        </h3>
        <PortalBadge state={other.portal} />
      </div>
      {differing.length > 0 && (
        <table className={table.table}>
          <caption className="visually-hidden">{t`What differs`}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">
                <Trans>This record</Trans>
              </th>
              <th scope="col">
                <Trans>The other record</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field}>
                <th scope="row">{words[field]}</th>
                <td data-label={t`This record`}>{read(mine, field)}</td>
                <td data-label={t`The other record`}>{read(theirs, field)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.foot}>
        {agreeing && (
          <p className={styles.aside}>
            <Trans>The same: {agreeing}</Trans>
          </p>
        )}
        {may("patients_write") && (
          <span>
            <Button look="plain" size="staff" busy={telling.isPending} onClick={() => telling.mutate()}>
              <Trans>They are two different people</Trans>
            </Button>
          </span>
        )}
        {telling.error && <TryAgain error={telling.error} />}
      </div>
    </section>
  );
}
