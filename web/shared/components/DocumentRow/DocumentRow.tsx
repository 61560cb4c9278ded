import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Row } from "@portico/shared/components/Card";
import { fullDate } from "@portico/shared/dates";
import { DocumentIcon, type DocumentType } from "../documentType/documentType.tsx";
import styles from "./DocumentRow.module.css";
import { piecesOf } from "./marks.ts";

type Props = {
  href: string;
  document: {
    type: DocumentType;
    title: string;
    examination_date: string;
    practitioner?: string;
    viewed: boolean;
  };
  /** The title with the matches of a search marked. */
  marked?: string;
};

/** A document in a list: kind, title, doctor and examination date, and whether it is new. */
export function DocumentRow({ href, document, marked }: Props) {
  return (
    <Row
      href={href}
      icon={<DocumentIcon type={document.type} />}
      title={<Title text={marked ?? document.title} />}
      end={
        document.viewed ? undefined : (
          <Badge>
            <Trans>New</Trans>
          </Badge>
        )
      }
    >
      <span className={styles.parts}>
        <span className={styles.row}>
          {document.practitioner && <span className={styles.part}>{document.practitioner} </span>}
          <span className={styles.part}>{fullDate(document.examination_date)}</span>
        </span>
      </span>
    </Row>
  );
}

function Title({ text }: { text: string }) {
  return (
    <span className={styles.title}>
      {piecesOf(text).map((piece, at) => (piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text))}
    </span>
  );
}
