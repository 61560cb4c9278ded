import { Trans } from "@lingui/react/macro";
import { type FieldClass, FieldClassName, FieldClassSign } from "@portico/shared/components/FieldClassMark";
import type { ReactNode } from "react";
import type { Patient } from "../clinic/types.ts";
import styles from "./Classes.module.css";

const meaning: Record<FieldClass, ReactNode> = {
  at_once: <Trans>The clinic sees it right away.</Trans>,
  after_proof: <Trans>They protect your account: a code goes to the new number or address.</Trans>,
  after_approval: <Trans>The clinic checks them against your papers. Please call to correct them.</Trans>,
};

/** How changes take effect, explained once; only the classes that this clinic uses. */
export function Classes({ patient }: { patient: Patient }) {
  const used = new Set(Object.values(patient.field_classes));
  const kinds = (Object.keys(meaning) as FieldClass[]).filter((kind) => used.has(kind));
  return (
    <ul className={styles.card}>
      {kinds.map((kind) => (
        <li key={kind} className={styles.kind}>
          <FieldClassSign kind={kind} />
          <p className={styles.words}>
            <strong className={styles.name}>
              <FieldClassName kind={kind} />
            </strong>
            <span className={styles.meaning}>{meaning[kind]}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
