import { lazy, type ReactNode, Suspense, useState } from "react";
import type { PatientRecord } from "../../api/types";
import type { EditedField } from "./editedField";
import styles from "./FixLine.module.css";

const QuickFix = lazy(() => import("./QuickFix").then((module) => ({ default: module.QuickFix })));
const Duplicates = lazy(() => import("./Duplicates").then((module) => ({ default: module.Duplicates })));

/** What is wrong, in a sentence, and beside it what to do; the field or the records that it is about open below. */
export function FixLine({
  sign,
  calm,
  words,
  record,
  field,
  duplicates,
  children,
}: {
  sign: ReactNode;
  /** Nobody's fault. */
  calm?: boolean;
  words: string;
  record: PatientRecord;
  field?: EditedField;
  /** It is about records that may be of the same person. */
  duplicates?: boolean;
  children: (onEdit: () => void) => ReactNode;
}) {
  const [editing, setEditing] = useState(false);
  return (
    <div className={styles.line}>
      <span className={styles.number} data-calm={calm || undefined} aria-hidden="true">
        {sign}
      </span>
      <p className={styles.words}>{words}</p>
      {!editing && <div className={styles.act}>{children(() => setEditing(true))}</div>}
      {editing && (
        <Suspense>
          {field && <QuickFix record={record} field={field} onClose={() => setEditing(false)} />}
          {duplicates && <Duplicates record={record} onClose={() => setEditing(false)} />}
        </Suspense>
      )}
    </div>
  );
}
