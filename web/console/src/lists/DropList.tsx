import { Trans } from "@lingui/react/macro";
import { ErrorSummary } from "@portico/shared/components/ErrorSummary";
import { Upload } from "@portico/shared/icons";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Failed, Failure } from "../forms/Failure";
import styles from "./DropList.module.css";
import { useUploadList } from "./useLists";

/** The place for a new list: dropped, or chosen. */
export function DropList({ organization }: { organization: string }) {
  const upload = useUploadList(organization);
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const [failed, setFailed] = useState<Failed>();

  async function take(file?: File) {
    setOver(false);
    if (!file || upload.isPending) return;
    setFailed(undefined);
    const answer = await upload.mutateAsync(file).catch(() => undefined);
    if (answer?.kind === "done")
      return navigate({
        to: "/contracts/$contract/patient-lists/$list",
        params: { contract: organization, list: answer.value.id },
      });
    if (answer) setFailed((before) => ({ outcome: answer, attempt: (before?.attempt ?? 0) + 1 }));
  }

  return (
    <>
      {failed && <Failure failed={failed} />}
      {upload.isError && (
        <ErrorSummary title={<Trans>That did not work</Trans>}>
          <p>
            <Trans>
              This is no Excel workbook that can be read here. Please save it as CSV (UTF-8) and try again.
            </Trans>
          </p>
        </ErrorSummary>
      )}
      <label
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          void take(event.dataTransfer.files[0]);
        }}
      >
        <Upload size={24} />
        <span className={styles.words}>
          <strong>
            {upload.isPending ? (
              <Trans>The file is being read…</Trans>
            ) : (
              <Trans>Choose a file, or drop it here</Trans>
            )}
          </strong>
          <span className={styles.hint}>
            <Trans>
              CSV or Excel (.xlsx), one person a row, the first row names the columns. Up to 100,000 rows.
            </Trans>
          </span>
        </span>
        <input
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,text/csv"
          className="visually-hidden"
          disabled={upload.isPending}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
    </>
  );
}
