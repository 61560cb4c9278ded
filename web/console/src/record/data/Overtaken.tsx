import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { useFieldReader, useFieldWords } from "./fieldWords";
import styles from "./Overtaken.module.css";
import type { PatientField, PatientValues } from "./values";

interface Props {
  /** What somebody else changed. */
  fields: PatientField[];
  /** What is on record now. */
  theirs: PatientValues;
  /** What stands in the form. */
  mine: PatientValues;
  onTake: (field: PatientField) => void;
}

/** Somebody else saved first: both values side by side, nothing lost; saving again keeps what is in the form. */
export function Overtaken({ fields, theirs, mine, onTake }: Props) {
  const { t } = useLingui();
  const words = useFieldWords();
  const read = useFieldReader();
  return (
    <Note tone="warning" live>
      <p>
        <strong>
          <Trans>Somebody else changed this record while you were typing.</Trans>
        </strong>{" "}
        <Trans>What you typed is kept. Please compare, then save again.</Trans>
      </p>
      <table className={styles.table} aria-label={t`Changed meanwhile`}>
        <thead>
          <tr>
            <th scope="col">{t`Field`}</th>
            <th scope="col">{t`On record now`}</th>
            <th scope="col">{t`In your form`}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const [other, own] = [read(theirs, field), read(mine, field)];
            return (
              <tr key={field}>
                <th scope="row">{words[field]}</th>
                <td data-label={t`On record now`}>{other}</td>
                <td data-label={t`In your form`}>
                  {other === own ? (
                    <Trans>the same</Trans>
                  ) : (
                    <span className={styles.own}>
                      {own}
                      <Button
                        look="plain"
                        size="small"
                        aria-label={t`Take what is on record: ${words[field]}`}
                        onClick={() => onTake(field)}
                      >
                        <Trans>Take what is on record</Trans>
                      </Button>
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Note>
  );
}
