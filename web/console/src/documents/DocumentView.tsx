import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { buttonClass } from "@portico/shared/components/Button";
import { documentTypes } from "@portico/shared/components/documentType";
import { PageViewer } from "@portico/shared/components/PageViewer";
import { fullDate, fullDateAt } from "@portico/shared/dates";
import { Download, Left } from "@portico/shared/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { documentQuery } from "../api/queries";
import { fileSize } from "../format/fileSize";
import { usePatientPath } from "../record/Record";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import { Facts } from "../ui/Facts";
import { AccessToggle } from "./AccessToggle";
import styles from "./DocumentView.module.css";

const DocumentCorrection = lazy(() =>
  import("./DocumentCorrection").then((module) => ({ default: module.DocumentCorrection })),
);

const route = getRouteApi("/inside/contracts/$contract/patients/$patient/documents/$document");

/** One document as page images, with what is known of it beside. */
export function DocumentView() {
  const { t, i18n } = useLingui();
  const { contract, patient, document: id } = route.useParams();
  const document = useSuspenseQuery(documentQuery({ ...usePatientPath(), document_id: id })).data;
  const { zone, may } = useClinic();
  return (
    <div className={styles.page}>
      <Link
        to="/contracts/$contract/patients/$patient/documents"
        params={{ contract, patient }}
        activeOptions={{ exact: true }}
        className={`${styles.back} screen-only`}
      >
        <Left size={16} />
        <Trans>All documents</Trans>
      </Link>
      <div className={styles.columns}>
        <div className={styles.paper}>
          <PageViewer title={document.title} pages={document.page_images} />
        </div>
        <section className={`${card.card} ${styles.aside}`} aria-label={t`About this document`}>
          <div className={card.part}>
            <h2 className={styles.title}>{document.title}</h2>
            {document.status !== "current" && (
              <Badge tone="warning">
                {document.status === "superseded" ? (
                  <Trans>Replaced by a newer one</Trans>
                ) : (
                  <Trans>Entered in error</Trans>
                )}
              </Badge>
            )}
            <Facts
              facts={[
                [t`Type`, i18n._(documentTypes[document.type])],
                [t`Examined`, fullDate(document.examination_date)],
                document.practitioner ? [t`Doctor`, document.practitioner] : undefined,
                document.location ? [t`Institution`, document.location] : undefined,
                [t`Pages`, <Plural key="pages" value={document.pages} one="# page" other="# pages" />],
                [t`File`, `${document.file_name}, ${fileSize(document.size)}`],
                [t`Added`, fullDateAt(document.created_at, zone)],
                [
                  t`Opened`,
                  document.first_viewed_at
                    ? fullDateAt(document.first_viewed_at, zone)
                    : t`not yet by the patient`,
                ],
                [t`Patient access`, <AccessToggle key="access" document={document} />],
              ]}
            />
          </div>
          <div className={`${card.part} ${styles.actions} screen-only`}>
            <a href={document.content} download className={buttonClass({ look: "plain", size: "staff" })}>
              <Download size={16} />
              <Trans>Download original</Trans>
            </a>
          </div>
          {may("documents_write") && (
            <Suspense>
              <DocumentCorrection key={document.version} document={document} />
            </Suspense>
          )}
        </section>
      </div>
    </div>
  );
}
