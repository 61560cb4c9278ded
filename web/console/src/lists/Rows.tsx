import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import type { ListedRow, PatientList } from "../api/types";
import type { Unhappy } from "../forms/Failure";
import table from "../theme/table.module.css";
import { SkeletonRows } from "../ui/SkeletonRows";
import { TableFrame } from "../ui/TableFrame";
import { rowsQuery, type Shown } from "./queries";
import styles from "./Rows.module.css";
import type { useListActs } from "./useLists";
import { useChangedWords } from "./words";

type Props = {
  organization: string;
  list: PatientList;
  shown: Shown;
  /** Of these rows staff may leave some out. */
  choice?: ListedRow["verdict"];
  acts: ReturnType<typeof useListActs>;
  onFailure: (outcome: Unhappy) => void;
};

/** The rows of one kind, in the order of the file. */
export function Rows({ organization, list, shown, choice, acts, onFailure }: Props) {
  const { t } = useLingui();
  const rows = useInfiniteQuery(rowsQuery(organization, list.id, shown));
  const items = rows.data?.pages.flatMap((one) => one.items);
  if (rows.error) return <TryAgain error={rows.error} onTryAgain={() => rows.refetch()} />;
  return (
    <>
      {choice && (
        <div className={`${styles.all} screen-only`}>
          {([true, false] as const).map((wanted) => (
            <Button
              key={String(wanted)}
              look="quiet"
              size="small"
              onClick={async () => {
                const answer = await acts.chooseAll(choice, wanted);
                if (answer.kind !== "done") onFailure(answer);
              }}
            >
              {wanted ? <Trans>Take all of these</Trans> : <Trans>Leave all of these out</Trans>}
            </Button>
          ))}
        </div>
      )}
      <TableFrame label={t`Rows`}>
        <table className={table.table}>
          <caption className="visually-hidden">{t`Rows`}</caption>
          <thead>
            <tr>
              <th scope="col" className={table.first}>
                <Trans>Row</Trans>
              </th>
              <th scope="col">
                <Trans>Name</Trans>
              </th>
              <th scope="col">
                <Trans>What there is to say</Trans>
              </th>
              {choice && (
                <th scope="col">
                  <Trans>Take</Trans>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {items ? (
              items.map((row) => (
                <tr
                  key={row.number}
                  data-left-out={(choice && !row.wanted) || undefined}
                  className={styles.row}
                >
                  <td className={`${table.first} numbers`}>{row.number}</td>
                  <td>
                    <Name organization={organization} row={row} />
                  </td>
                  <td className={table.words}>
                    <Said organization={organization} row={row} />
                  </td>
                  {choice && (
                    <td>
                      <TakeBox row={row} acts={acts} onFailure={onFailure} />
                    </td>
                  )}
                </tr>
              ))
            ) : (
              <SkeletonRows rows={5} columns={choice ? 4 : 3} />
            )}
          </tbody>
        </table>
      </TableFrame>
      {rows.hasNextPage && (
        <div className={table.more}>
          <Button
            look="plain"
            size="staff"
            busy={rows.isFetchingNextPage}
            onClick={() => rows.fetchNextPage()}
          >
            <Trans>Show more rows</Trans>
          </Button>
        </div>
      )}
    </>
  );
}

/** Shows at once what was chosen, and what holds when that fails. */
function TakeBox({ row, acts, onFailure }: { row: ListedRow } & Pick<Props, "acts" | "onFailure">) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState(row.wanted);
  useEffect(() => setWanted(row.wanted), [row.wanted]);
  return (
    <input
      type="checkbox"
      className={styles.check}
      aria-label={t`Take row ${row.number}, ${row.name}`}
      checked={wanted}
      onChange={async (event) => {
        setWanted(event.target.checked);
        const answer = await acts.chooseRow(row.number, event.target.checked);
        if (answer.kind === "done") return;
        setWanted(row.wanted);
        onFailure(answer);
      }}
    />
  );
}

function Name({ organization, row }: { organization: string; row: ListedRow }) {
  const name = row.name || row.cells.find(Boolean);
  if (row.verdict === "doubtful" || row.outcome === "undone") return name;
  return <RecordLink organization={organization} row={row} words={name} />;
}

function RecordLink({
  organization,
  row,
  words,
}: {
  organization: string;
  row: ListedRow;
  words: ReactNode;
}) {
  if (!row.patient_id) return words;
  return (
    <Link
      to="/contracts/$contract/patients/$patient/data"
      params={{ contract: organization, patient: row.patient_id }}
    >
      {words}
    </Link>
  );
}

/** Why a row is not taken, or what it changes; the row itself where there is neither. */
function Said({ organization, row }: { organization: string; row: ListedRow }) {
  const { t } = useLingui();
  const words = useChangedWords();
  if (row.faults.length > 0)
    return (
      <ul className={styles.list}>
        {row.faults.map((fault) => (
          <li key={fault.field + fault.code}>
            {words[fault.field] && <strong>{words[fault.field]}: </strong>}
            {fault.detail}
          </li>
        ))}
        {row.patient_id && (
          <li>
            <RecordLink organization={organization} row={row} words={<Trans>Look at that record</Trans>} />
          </li>
        )}
      </ul>
    );
  if (row.changes.length > 0)
    return (
      <ul className={styles.list}>
        {row.changes.map(({ field, from, to }) => (
          <li key={field}>
            <strong>{words[field]}: </strong>
            {from && (
              <>
                <del>{from}</del> →{" "}
              </>
            )}
            <ins>{to || t`empty`}</ins>
          </li>
        ))}
      </ul>
    );
  return <span className={table.quiet}>{row.cells.filter(Boolean).join(" · ")}</span>;
}
