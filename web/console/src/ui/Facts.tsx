import { Fragment, type ReactNode } from "react";
import styles from "./Facts.module.css";

/** Names on the left, values on the right. */
export function Facts({ facts }: { facts: ([ReactNode, ReactNode] | undefined)[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact, place) =>
        fact ? (
          <Fragment key={place}>
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </Fragment>
        ) : null,
      )}
    </dl>
  );
}
