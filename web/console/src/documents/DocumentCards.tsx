import { Trans, useLingui } from "@lingui/react/macro";
import { documentTypes } from "@portico/shared/components/documentType";
import { Link } from "@tanstack/react-router";
import type { StaffDocument } from "../api/types";
import { shortDate } from "../format/shortDate";
import { usePatientPath } from "../record/Record";
import { AccessToggle } from "./AccessToggle";
import styles from "./DocumentCards.module.css";

/** The list on a phone: the title leads on, access stays a control of its own. */
export function DocumentCards({ documents }: { documents: StaffDocument[] }) {
  const { t, i18n } = useLingui();
  const { organization_id, patient_id } = usePatientPath();
  return (
    <ul aria-label={t`Documents`}>
      {documents.map((document) => (
        <li
          key={document.id}
          className={styles.card}
          data-wrong={document.status === "entered-in-error" || undefined}
        >
          <Link
            to="/contracts/$contract/patients/$patient/documents/$document"
            params={{ contract: organization_id, patient: patient_id, document: document.id }}
            preload={false}
            className={styles.title}
          >
            {document.title}
          </Link>
          <AccessToggle document={document} />
          <span className={styles.under}>
            {shortDate(document.examination_date)} · {i18n._(documentTypes[document.type])}
            {document.status === "entered-in-error" && (
              <>
                {" · "}
                <Trans>entered in error</Trans>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
