import { Trans } from "@lingui/react/macro";
import { api, Unsuccessful, value } from "@portico/shared/api";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { patientQuery } from "../../api/queries";
import type { Notice, PatientRecord } from "../../api/types";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import { Radio } from "../../ui/Radio";
import { usePatientPath } from "../Record";
import styles from "./parts.module.css";

/** How this patient hears of new documents. Holds at once. */
export function DocumentNotice({ record }: { record: PatientRecord }) {
  const path = usePatientPath();
  const client = useQueryClient();
  const { may } = useClinic();
  const choosing = useMutation({
    mutationFn: async (notice: Notice) => {
      const change = (version: number) =>
        value(
          api.PATCH("/api/console/contracts/{organization_id}/patients/{patient_id}", {
            params: { path },
            body: { version, notice },
          }),
        );
      try {
        return await change(record.version);
      } catch (error) {
        if (!overtaken(error)) throw error;
        // One field that nobody else on this page edits: take the newer record and set it there.
        return change((await client.fetchQuery({ ...patientQuery(path), staleTime: 0 })).version);
      }
    },
    onSuccess: (fresh) => client.setQueryData(patientQuery(path).queryKey, fresh),
  });
  const chosen = choosing.isPending ? choosing.variables : record.notice;
  const radio = (notice: Notice) => ({
    name: "notice",
    value: notice,
    checked: chosen === notice,
    onChange: () => choosing.mutate(notice),
  });
  return (
    <fieldset className={card.part} disabled={!may("patients_write")}>
      <legend className="visually-hidden">
        <Trans>New documents are announced by</Trans>
      </legend>
      <p className={styles.title} aria-hidden="true">
        <Trans>New documents are announced by</Trans>
      </p>
      <div className={styles.choices}>
        <Radio {...radio("email")}>
          <Trans>E-mail only</Trans>
        </Radio>
        <Radio {...radio("email_sms")} hint={<Trans>Every SMS costs the clinic money.</Trans>}>
          <Trans>E-mail and SMS</Trans>
        </Radio>
      </div>
      {choosing.error && <TryAgain error={choosing.error} />}
    </fieldset>
  );
}

const overtaken = (error: unknown) =>
  error instanceof Unsuccessful &&
  error.outcome.kind === "refused" &&
  error.outcome.problem.code === "VERSION_CHANGED";
