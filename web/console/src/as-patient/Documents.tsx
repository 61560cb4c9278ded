import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { DocumentGroups } from "@portico/shared/components/DocumentGroups";
import { Empty } from "@portico/shared/components/Empty";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Page } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSeenPath } from "./AsPatient";
import { Head } from "./Head";
import { seenDocumentsQuery } from "./queries";

/** The documents that are shared; "New" is what the patient has not opened. */
export function Documents() {
  const path = useSeenPath();
  const list = useInfiniteQuery(seenDocumentsQuery(path));
  const documents = list.data?.pages.flatMap(({ items }) => items);
  const hrefOf = (document: string) =>
    `/console/contracts/${path.organization_id}/patients/${path.patient_id}/as-patient/documents/${document}`;
  return (
    <>
      <Head title={<Trans>Documents</Trans>}>
        <Trans>Everything the clinic has shared.</Trans>
      </Head>
      {list.error && <TryAgain error={list.error} onTryAgain={() => void list.refetch()} />}
      {!documents && !list.error && <SkeletonRows rows={6} />}
      {documents?.length === 0 && (
        <Empty icon={<Page size={22} />} title={<Trans>No documents yet</Trans>}>
          <Trans>Documents with patient access show here.</Trans>
        </Empty>
      )}
      {documents && documents.length > 0 && <DocumentGroups documents={documents} hrefOf={hrefOf} grouped />}
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
