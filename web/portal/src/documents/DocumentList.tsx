import { Plural, Trans } from "@lingui/react/macro";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { DocumentGroups } from "@portico/shared/components/DocumentGroups";
import { Empty } from "@portico/shared/components/Empty";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Page } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { documentsQuery, type Filters } from "./documents.ts";
import { ListHead } from "./ListHead.tsx";
import { SortChoice } from "./SortChoice.tsx";
import { TypeChips } from "./TypeChips.tsx";

/** The list without a search. */
export function DocumentList({ filters }: { filters: Filters }) {
  const { suffix } = useClinic();
  const pages = usePages();
  const list = useInfiniteQuery(documentsQuery(usePatientPath(suffix), filters));
  const documents = list.data?.pages.flatMap(({ items }) => items);
  const counts = list.data?.pages[0]?.counts;
  const shown = counts && (filters.type ? (counts[filters.type] ?? 0) : sum(counts));
  return (
    <>
      <TypeChips filters={filters} counts={counts} />
      {list.error && <TryAgain error={list.error} onTryAgain={() => void list.refetch()} />}
      {!documents && !list.error && <SkeletonRows rows={6} />}
      {documents?.length === 0 && <Nothing filtered={Boolean(filters.type)} />}
      {documents && documents.length > 0 && (
        <>
          <ListHead
            count={shown === undefined ? null : <Plural value={shown} one="# document" other="# documents" />}
          >
            <SortChoice filters={filters} />
          </ListHead>
          <DocumentGroups
            documents={documents}
            hrefOf={pages.document}
            grouped={filters.sort.endsWith("examination_date")}
          />
        </>
      )}
      {list.hasNextPage && (
        <Button
          look="plain"
          width="full"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          <Trans>Show more documents</Trans>
        </Button>
      )}
    </>
  );
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);

function Nothing({ filtered }: { filtered: boolean }) {
  const pages = usePages();
  if (filtered)
    return (
      <Empty
        icon={<Page size={22} />}
        title={<Trans>None of this kind</Trans>}
        action={
          <a className={buttonClass({ look: "plain" })} href={pages.documents()}>
            <Trans>Show all documents</Trans>
          </a>
        }
      >
        <Trans>The clinic has not shared a document of this kind.</Trans>
      </Empty>
    );
  return (
    <Empty icon={<Page size={22} />} title={<Trans>No documents yet</Trans>}>
      <Trans>When the clinic shares a result, a report or an invoice, it is here, and we write to you.</Trans>
    </Empty>
  );
}
