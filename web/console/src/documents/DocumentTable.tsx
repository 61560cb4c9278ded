import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { DocumentIcon, documentTypes } from "@portico/shared/components/documentType";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import type { StaffDocument } from "../api/types";
import { shortDate, shortDateAt } from "../format/shortDate";
import { usePatientPath } from "../record/Record";
import { useClinic } from "../session/clinic";
import table from "../theme/table.module.css";
import { SkeletonRows } from "../ui/SkeletonRows";
import { PHONE, useMedia } from "../ui/useMedia";
import { AccessToggle } from "./AccessToggle";
import { DocumentCards } from "./DocumentCards";
import styles from "./DocumentTable.module.css";

interface Props {
  documents?: StaffDocument[];
  more?: { load: () => void; busy: boolean };
}

export function DocumentTable({ documents, more }: Props) {
  const phone = useMedia(PHONE);
  return (
    <div className={table.frame}>
      {phone && documents ? <DocumentCards documents={documents} /> : <Wide documents={documents} />}
      {more && (
        <div className={table.more}>
          <Button look="plain" size="staff" busy={more.busy} onClick={more.load}>
            <Trans>Show more documents</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function Wide({ documents }: Pick<Props, "documents">) {
  const { t } = useLingui();
  return (
    <table className={`${table.table} ${styles.table}`} onKeyDown={walk}>
      <caption className="visually-hidden">{t`Documents`}</caption>
      <thead>
        <tr>
          <th scope="col" className={table.first}>
            <Trans>Title</Trans>
          </th>
          <th scope="col" className={table.end}>
            <Trans>Examined</Trans>
          </th>
          <th scope="col">
            <Trans>Access</Trans>
          </th>
          <th scope="col" className={table.end}>
            <Trans>Opened</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {documents ? (
          documents.map((document) => <Row key={document.id} document={document} />)
        ) : (
          <SkeletonRows rows={6} columns={4} />
        )}
      </tbody>
    </table>
  );
}

function Row({ document }: { document: StaffDocument }) {
  const { i18n } = useLingui();
  const { zone } = useClinic();
  const { organization_id, patient_id } = usePatientPath();
  const wrong = document.status === "entered-in-error";
  return (
    <tr data-wrong={wrong || undefined}>
      <td className={table.first}>
        <span className={styles.title}>
          <span className={styles.icon}>
            <DocumentIcon type={document.type} size={18} />
          </span>
          <span className={styles.words}>
            <Link
              data-row
              to="/contracts/$contract/patients/$patient/documents/$document"
              params={{ contract: organization_id, patient: patient_id, document: document.id }}
              preload={false}
            >
              {document.title}
            </Link>
            <span className={styles.under}>
              {[i18n._(documentTypes[document.type]), document.practitioner].filter(Boolean).join(" · ")}
              {wrong && (
                <>
                  {" · "}
                  <Trans>entered in error</Trans>
                </>
              )}
            </span>
          </span>
        </span>
      </td>
      <td className={table.end}>{shortDate(document.examination_date)}</td>
      <td>
        <AccessToggle document={document} />
      </td>
      <td className={`${table.end} ${styles.opened}`}>
        {document.first_viewed_at ? (
          shortDateAt(document.first_viewed_at, zone)
        ) : document.patient_access ? (
          <Trans>not yet</Trans>
        ) : (
          "–"
        )}
      </td>
    </tr>
  );
}

/** Up and down move between the titles. */
function walk(event: KeyboardEvent<HTMLTableElement>) {
  const titles = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = titles.indexOf(document.activeElement as HTMLElement);
  const to = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : -1;
  const title = at < 0 ? undefined : titles[to];
  if (!title) return;
  event.preventDefault();
  title.focus();
}
