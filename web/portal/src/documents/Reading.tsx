import { useLingui } from "@lingui/react";
import { Plural, Trans } from "@lingui/react/macro";
import type { Answer } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { documentTypes } from "@portico/shared/components/documentType";
import { Note } from "@portico/shared/components/Note";
import { PageViewer } from "@portico/shared/components/PageViewer";
import { fullDate } from "@portico/shared/dates";
import { Download, Print } from "@portico/shared/icons";
import { useRef } from "react";
import { CallClinic } from "../shell/CallClinic.tsx";
import { PageHead } from "../shell/PageHead.tsx";
import { printWithPages } from "./printWithPages.ts";
import styles from "./Reading.module.css";

type Details = Answer<"/api/portal/{suffix}/patients/{patient_id}/documents/{document_id}", "get">;

export function Reading({ document }: { document: Details }) {
  const { _ } = useLingui();
  const viewer = useRef<HTMLDivElement>(null);
  const kind = _(documentTypes[document.type]);
  return (
    <>
      <div className={styles.head}>
        <PageHead name={kind} title={document.title} />
        <dl className={styles.facts}>
          <Fact name={<Trans>Date</Trans>}>{fullDate(document.examination_date)}</Fact>
          {document.practitioner && <Fact name={<Trans>Doctor</Trans>}>{document.practitioner}</Fact>}
          {document.location && <Fact name={<Trans>Place</Trans>}>{document.location}</Fact>}
          <Fact name={<Trans>Kind</Trans>}>
            {kind}
            {document.pages > 0 && (
              <>
                , <Plural value={document.pages} one="# page" other="# pages" />
              </>
            )}
          </Fact>
        </dl>
      </div>
      {document.status === "superseded" && (
        <Note tone="warning">
          <Trans>There is a newer version of this document in your list.</Trans>
        </Note>
      )}
      <div className={`${styles.actions} screen-only`}>
        <a className={buttonClass({})} href={document.content} download>
          <Download />
          {document.media_type === "application/pdf" ? <Trans>Download PDF</Trans> : <Trans>Download</Trans>}
        </a>
        {document.page_images.length > 0 && (
          <Button look="plain" icon={<Print />} onClick={() => void printWithPages(viewer.current)}>
            <Trans>Print</Trans>
          </Button>
        )}
      </div>
      <div ref={viewer}>
        {document.page_images.length > 0 ? (
          <PageViewer title={document.title} pages={document.page_images} />
        ) : (
          <Note>
            <Trans>This document cannot be shown here. Please download it.</Trans> <CallClinic />
          </Note>
        )}
      </div>
    </>
  );
}

const Fact = ({ name, children }: { name: React.ReactNode; children: React.ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
