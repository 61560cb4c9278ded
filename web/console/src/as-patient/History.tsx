import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { VisitTimeline } from "@portico/shared/components/VisitTimeline";
import { History as HistoryIcon } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useClinic } from "../session/clinic";
import { useSeenPath } from "./AsPatient";
import { Head } from "./Head";
import { seenVisitsQuery } from "./queries";

/** The visits as the patient's timeline. */
export function History() {
  const { zone } = useClinic();
  const visits = useInfiniteQuery(seenVisitsQuery(useSeenPath()));
  const items = visits.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Head title={<Trans>History</Trans>}>
        <Trans>The visits, when, where and with whom.</Trans>
      </Head>
      {visits.error && <TryAgain error={visits.error} onTryAgain={() => void visits.refetch()} />}
      {!items && !visits.error && <SkeletonRows rows={5} />}
      {items?.length === 0 && (
        <Empty icon={<HistoryIcon size={22} />} title={<Trans>No visits yet</Trans>}>
          <Trans>Visits appear here when they are imported or recorded.</Trans>
        </Empty>
      )}
      {items && items.length > 0 && <VisitTimeline visits={items} zone={zone} />}
      {visits.hasNextPage && (
        <Button
          look="plain"
          width="full"
          busy={visits.isFetchingNextPage}
          onClick={() => void visits.fetchNextPage()}
        >
          <Trans>Show more visits</Trans>
        </Button>
      )}
    </>
  );
}
