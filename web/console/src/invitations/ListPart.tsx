import { Plural, Trans } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Upload } from "@portico/shared/icons";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import type { MatchedTable } from "../api/types";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import styles from "./NewRun.module.css";
import { readTable } from "./readTable";

/** Whom a table of the clinic's own means; its rows are compared with the records, and kept nowhere. */
export function ListPart({ list, onList }: { list?: MatchedTable; onList: (list?: MatchedTable) => void }) {
  const { organization_id } = useClinic();
  const input = useRef<HTMLInputElement>(null);
  const matching = useMutation({
    mutationFn: async (file: File) =>
      value(
        api.POST("/api/console/contracts/{organization_id}/invitation-runs/lists", {
          params: { path: { organization_id } },
          body: { rows: await readTable(file) },
        }),
      ),
    gcTime: 0,
    onSuccess: onList,
  });
  return (
    <div className={`${card.part} ${styles.list}`}>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) matching.mutate(file);
        }}
      />
      {list ? (
        <>
          <p role="status">
            <Plural
              value={list.patients.length}
              one="# patient found in the file."
              other="# patients found in the file."
            />
          </p>
          <Unmatched list={list} />
          <Button look="plain" size="staff" onClick={() => onList(undefined)}>
            <Trans>Choose without a file</Trans>
          </Button>
        </>
      ) : (
        <>
          <Button
            look="plain"
            size="staff"
            icon={<Upload size={16} />}
            busy={matching.isPending}
            onClick={() => input.current?.click()}
          >
            <Trans>From a file (CSV, Excel)</Trans>
          </Button>
          <p className={card.quiet}>
            <Trans>With ID numbers, e-mail addresses, phone numbers, or names and dates of birth.</Trans>
          </p>
        </>
      )}
      {matching.error && <TryAgain error={matching.error} />}
    </div>
  );
}

function Unmatched({ list }: { list: MatchedTable }) {
  const rows = (why: "nobody" | "several") =>
    list.unmatched
      .filter((one) => one.why === why)
      .map(({ row }) => row)
      .join(", ");
  const nobody = rows("nobody");
  const several = rows("several");
  return (
    <>
      {nobody && (
        <p className={card.quiet}>
          <Trans>Rows that fit nobody: {nobody}</Trans>
        </p>
      )}
      {several && (
        <p className={card.quiet}>
          <Trans>Rows that fit several patients: {several}</Trans>
        </p>
      )}
    </>
  );
}
