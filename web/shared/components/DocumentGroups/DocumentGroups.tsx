import { Card } from "@portico/shared/components/Card";
import { DocumentRow } from "@portico/shared/components/DocumentRow";
import { monthOf } from "@portico/shared/dates";
import type { ComponentProps } from "react";
import styles from "./DocumentGroups.module.css";
import { byMonth } from "./months.ts";

type Item = ComponentProps<typeof DocumentRow>["document"] & { id: string };
type Props = {
  documents: Item[];
  hrefOf: (id: string) => string;
  /** Titles with the matches of a search marked, by id. */
  marked?: Map<string, string>;
  grouped: boolean;
};

/** A card per month, or a single one when the order is not by examination. */
export function DocumentGroups({ documents, grouped, ...rest }: Props) {
  if (!grouped) return <Rows documents={documents} {...rest} />;
  return byMonth(documents).map(({ month, items }) => (
    <section key={`${month}-${items[0]?.id}`} className={styles.month} aria-label={monthOf(`${month}-01`)}>
      <h2 className={styles.name}>{monthOf(`${month}-01`)}</h2>
      <Rows documents={items} {...rest} />
    </section>
  ));
}

const Rows = ({ documents, hrefOf, marked }: Omit<Props, "grouped">) => (
  <Card as="ul">
    {documents.map((document) => (
      <li key={document.id}>
        <DocumentRow href={hrefOf(document.id)} document={document} marked={marked?.get(document.id)} />
      </li>
    ))}
  </Card>
);
