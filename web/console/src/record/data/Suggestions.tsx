import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { patientQuery } from "../../api/queries";
import type { PatientRecord, Suggestion } from "../../api/types";
import { useClinic } from "../../session/clinic";
import { toast } from "../../shell/toasts";
import { usePatientPath } from "../Record";
import styles from "./Suggestions.module.css";
import { useSuggestionWords } from "./suggestionWords";

export type Settlement = "acceptance" | "dismissal";

/** What an import would have written over something that a person had changed: staff say which is right. */
export function Suggestions({ record }: { record: PatientRecord }) {
  const path = usePatientPath();
  const client = useQueryClient();
  const { may } = useClinic();
  const settling = useMutation({
    mutationFn: ({ id, how }: { id: string; how: Settlement }) =>
      value(
        api.POST(
          `/api/console/contracts/{organization_id}/patients/{patient_id}/suggestions/{suggestion_id}/${how}`,
          { params: { path: { ...path, suggestion_id: id } } },
        ),
      ),
    onSuccess: (fresh, { how }) => {
      client.setQueryData(patientQuery(path).queryKey, fresh);
      void client.invalidateQueries({ queryKey: ["patient", path.patient_id, "portal-access"] });
      void client.invalidateQueries({ queryKey: ["patients"] });
      toast(how === "acceptance" ? msg`Saved` : msg`Dismissed`);
    },
  });
  return (
    <Note tone="warning">
      <SuggestionList
        suggestions={record.suggestions}
        busy={settling.isPending ? settling.variables.id : undefined}
        onSettle={may("patients_write") ? (id, how) => settling.mutate({ id, how }) : undefined}
      />
      {settling.error && <TryAgain error={settling.error} />}
    </Note>
  );
}

type Props = {
  suggestions: Suggestion[];
  busy?: string;
  /** Absent for whoever may only read. */
  onSettle?: (id: string, how: Settlement) => void;
};

export function SuggestionList({ suggestions, busy, onSettle }: Props) {
  const { t } = useLingui();
  const words = useSuggestionWords();
  return (
    <>
      <p>
        <Trans>
          An import brought other values. They were not taken, because somebody had changed these fields by
          hand:
        </Trans>
      </p>
      <ul className={styles.list}>
        {suggestions.map((one) => {
          const { field, value } = words(one);
          return (
            <li key={one.id} className={styles.one}>
              <span className={styles.words}>
                {field}: <strong>{value}</strong> ({one.source})
              </span>
              {onSettle && (
                <span className={`${styles.buttons} screen-only`}>
                  <Button
                    look="plain"
                    size="small"
                    busy={busy === one.id}
                    aria-label={t`Accept: ${field}`}
                    onClick={() => onSettle(one.id, "acceptance")}
                  >
                    <Trans>Accept</Trans>
                  </Button>
                  <Button
                    look="quiet"
                    size="small"
                    busy={busy === one.id}
                    aria-label={t`Dismiss: ${field}`}
                    onClick={() => onSettle(one.id, "dismissal")}
                  >
                    <Trans>Dismiss</Trans>
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
