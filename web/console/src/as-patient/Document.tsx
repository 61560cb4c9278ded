import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { documentTypes } from "@portico/shared/components/documentType";
import { Note } from "@portico/shared/components/Note";
import { PageViewer } from "@portico/shared/components/PageViewer";
import { SkeletonBlock } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { fullDate } from "@portico/shared/dates";
import { Download, Left } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Facts } from "../ui/Facts";
import { useSeenPath } from "./AsPatient";
import styles from "./Document.module.css";
import { Head } from "./Head";
import { seenDocumentQuery } from "./queries";

const route = getRouteApi("/inside/contracts/$contract/patients/$patient/as-patient/documents/$document");

/** One shared document; opening it here does not mark it as read by the patient. */
export function Document() {
  const { t, i18n } = useLingui();
  const { contract, patient, document: document_id } = route.useParams();
  const seen = useQuery(seenDocumentQuery({ ...useSeenPath(), document_id }));
  const document = seen.data;
  return (
    <>
      <Link
        to="/contracts/$contract/patients/$patient/as-patient/documents"
        params={{ contract, patient }}
        className={`${styles.back} screen-only`}
      >
        <Left size={18} />
        <Trans>Documents</Trans>
      </Link>
      {seen.error && <TryAgain error={seen.error} onTryAgain={() => void seen.refetch()} />}
      {seen.isPending && <SkeletonBlock tall />}
      {document && (
        <>
          <Head title={document.title} />
          <Facts
            facts={[
              [t`Date`, fullDate(document.examination_date)],
              document.practitioner ? [t`Doctor`, document.practitioner] : undefined,
              document.location ? [t`Place`, document.location] : undefined,
              [t`Type`, i18n._(documentTypes[document.type])],
              [t`Pages`, <Plural key="pages" value={document.pages} one="# page" other="# pages" />],
            ]}
          />
          {document.status === "superseded" && (
            <Note tone="warning">
              <Trans>There is a newer version of this document in the list.</Trans>
            </Note>
          )}
          <p className="screen-only">
            <a className={buttonClass({ look: "plain" })} href={document.content} download>
              <Download />
              <Trans>Download</Trans>
            </a>
          </p>
          {document.page_images.length > 0 ? (
            <PageViewer title={document.title} pages={document.page_images} />
          ) : (
            <Note>
              <Trans>This document cannot be shown as pages; it can only be downloaded.</Trans>
            </Note>
          )}
        </>
      )}
    </>
  );
}
