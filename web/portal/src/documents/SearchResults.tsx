import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { DocumentGroups } from "@portico/shared/components/DocumentGroups";
import { Empty } from "@portico/shared/components/Empty";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Search } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { CallClinic } from "../shell/CallClinic.tsx";
import { type Filters, searchQuery } from "./documents.ts";
import { ListHead } from "./ListHead.tsx";

/** What matches the words; titles with the matches marked. */
export function SearchResults({ query, filters }: { query: string; filters: Filters }) {
  const { suffix } = useClinic();
  const pages = usePages();
  const found = useInfiniteQuery(searchQuery(usePatientPath(suffix), query, filters.type));
  const items = found.data?.pages.flatMap((page) => page.items);
  if (found.error && !items) return <TryAgain error={found.error} onTryAgain={() => void found.refetch()} />;
  if (!items) return <SkeletonRows rows={4} />;
  if (items.length === 0)
    return (
      <Empty icon={<Search size={22} />} title={<Trans>Nothing matches “{query}”</Trans>}>
        <Trans>Try fewer letters, a doctor’s name or a year.</Trans> <CallClinic />
      </Empty>
    );
  return (
    <>
      <ListHead
        count={
          found.hasNextPage ? (
            <Trans>More than {items.length} documents match</Trans>
          ) : (
            <Plural value={items.length} one="# document matches" other="# documents match" />
          )
        }
      />
      <DocumentGroups
        hrefOf={pages.document}
        grouped={newestFirst(items.map(({ document }) => document.examination_date))}
        documents={items.map(({ document }) => document)}
        marked={new Map(items.map(({ document, title_marked }) => [document.id, title_marked]))}
      />
      {found.hasNextPage && (
        <Button
          look="plain"
          width="full"
          busy={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          <Trans>Show more documents</Trans>
        </Button>
      )}
    </>
  );
}

/** Matches in the order of dates can stand under their months; in the order of fitness they cannot. */
const newestFirst = (dates: string[]) =>
  dates.every((date, at) => at === 0 || date <= (dates[at - 1] ?? date));
