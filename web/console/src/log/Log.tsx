import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Shield } from "@portico/shared/icons";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { LogEntry } from "../api/types";
import table from "../theme/table.module.css";
import { LogLines } from "./LogLines";

interface Props {
  log: UseInfiniteQueryResult<InfiniteData<{ items: LogEntry[] }>>;
  /** What is said while there is nothing: what this is, and what will stand here. */
  empty: ReactNode;
  will: ReactNode;
}

/** A log page by page, newest first. */
export function Log({ log, empty, will }: Props) {
  const entries = log.data?.pages.flatMap((one) => one.items);
  if (entries?.length === 0)
    return (
      <Empty icon={<Shield size={28} />} title={empty}>
        {will}
      </Empty>
    );
  return (
    <>
      {log.error && <TryAgain error={log.error} onTryAgain={() => log.refetch()} />}
      {(entries || !log.error) && <LogLines entries={entries} />}
      {log.hasNextPage && (
        <div className={table.more}>
          <Button look="plain" size="staff" busy={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
            <Trans>Show earlier entries</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
