import { Trans } from "@lingui/react/macro";
import { Card, Section } from "@portico/shared/components/Card";
import { DocumentRow } from "@portico/shared/components/DocumentRow";
import { Empty } from "@portico/shared/components/Empty";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Page } from "@portico/shared/icons";
import type { UseQueryResult } from "@tanstack/react-query";
import { usePages } from "../clinic/ClinicContext.ts";
import type { Documents } from "../clinic/types.ts";

/** The three newest documents. */
export function Latest({ documents }: { documents: UseQueryResult<Documents> }) {
  const pages = usePages();
  return (
    <Section
      id="latest"
      title={<Trans>Latest documents</Trans>}
      more={{ href: pages.documents(), text: <Trans>All documents</Trans> }}
    >
      {documents.error && <TryAgain error={documents.error} onTryAgain={() => void documents.refetch()} />}
      {documents.data ? <Rows documents={documents.data} /> : !documents.error && <SkeletonRows rows={3} />}
    </Section>
  );
}

function Rows({ documents }: { documents: Documents }) {
  const pages = usePages();
  if (documents.items.length === 0)
    return (
      <Empty icon={<Page size={22} />} title={<Trans>No documents yet</Trans>}>
        <Trans>
          When the clinic shares a result, a report or an invoice, it is here, and we write to you.
        </Trans>
      </Empty>
    );
  return (
    <Card as="ul">
      {documents.items.map((document) => (
        <li key={document.id}>
          <DocumentRow href={pages.document(document.id)} document={document} />
        </li>
      ))}
    </Card>
  );
}
