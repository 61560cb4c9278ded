import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { useState } from "react";
import type { PatientList } from "../api/types";
import table from "../theme/table.module.css";
import { Choice } from "../ui/Choice";
import { TableFrame } from "../ui/TableFrame";
import styles from "./ColumnsPart.module.css";
import { useFieldWords } from "./words";

type Props = { list: PatientList; onCheck: (fields: string[]) => Promise<void> };

/** What each column is: guessed from its heading, shown with examples, corrected by hand. */
export function ColumnsPart({ list, onCheck }: Props) {
  const { t } = useLingui();
  const words = useFieldWords();
  const [fields, setFields] = useState<string[]>(() => list.columns.map(({ field }) => field ?? ""));
  const [busy, setBusy] = useState(false);
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        setBusy(true);
        await onCheck(fields);
        setBusy(false);
      }}
    >
      <p className={styles.lead}>
        <Trans>Please look whether each column is what it says. What is left out is not imported.</Trans>
      </p>
      <TableFrame label={t`Columns`}>
        <table className={table.table}>
          <caption className="visually-hidden">{t`Columns`}</caption>
          <thead>
            <tr>
              <th scope="col" className={table.first}>
                <Trans>Column in the file</Trans>
              </th>
              <th scope="col">
                <Trans>Is</Trans>
              </th>
              <th scope="col">
                <Trans>For example</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.columns.map((column, place) => (
              <tr key={place}>
                <td className={table.first}>{column.heading || <Trans>(without a heading)</Trans>}</td>
                <td>
                  <Choice
                    label={t`What is the column ${column.heading}?`}
                    value={fields[place] ?? ""}
                    options={[
                      { value: "", text: t`left out` },
                      ...Object.entries(words).map(([field, text]) => ({
                        value: field,
                        text,
                        disabled: field !== fields[place] && fields.includes(field),
                      })),
                    ]}
                    onChoose={(field) => setFields(fields.with(place, field))}
                  />
                </td>
                <td className={table.words}>{column.examples.join(" · ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <div className={styles.actions}>
        <Button type="submit" size="staff" busy={busy}>
          <Plural value={list.rows} one="Look at the row" other="Look at all # rows" />
        </Button>
        <span className={styles.hint}>
          <Trans>Nothing is written yet.</Trans>
        </span>
      </div>
    </form>
  );
}
