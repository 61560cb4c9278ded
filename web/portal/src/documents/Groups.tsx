import { Card } from "@portico/shared/components/Card";
import { DocumentRow } from "@portico/shared/components/DocumentRow";
import { monthOf } from "@portico/shared/dates";
import { usePages } from "../clinic/ClinicContext.ts";
import type { DocumentItem } from "../clinic/types.ts";
import styles from "./Groups.module.css";
import { byMonth } from "./months.ts";

type Props = { documents: DocumentItem[]; marked?: Map<string, string>; grouped: boolean };

/** A card per month, or a single one when the order is not by examination. */
export function Groups({ documents, marked, grouped }: Props) {
  if (!grouped) return <Rows documents={documents} marked={marked} />;
  return byMonth(documents).map(({ month, items }) => (
    <section key={`${month}-${items[0]?.id}`} className={styles.month} aria-label={monthOf(`${month}-01`)}>
      <h2 className={styles.name}>{monthOf(`${month}-01`)}</h2>
      <Rows documents={items} marked={marked} />
    </section>
  ));
}

function Rows({ documents, marked }: Omit<Props, "grouped">) {
  const pages = usePages();
  return (
    <Card as="ul">
      {documents.map((document) => (
        <li key={document.id}>
          <DocumentRow
            href={pages.document(document.id)}
            document={document}
            marked={marked?.get(document.id)}
          />
        </li>
      ))}
    </Card>
  );
}
