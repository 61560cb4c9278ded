import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import card from "../theme/card.module.css";
import styles from "./parts.module.css";

interface Props {
  name: string;
  title: ReactNode;
  changed?: boolean;
  children: ReactNode;
}

/** One part of the settings; its id is what the menu beside leads to. */
export const Part = ({ name, title, changed, children }: Props) => (
  <section id={name} className={`${card.part} ${styles.part}`} aria-labelledby={`${name}-title`}>
    <h2 id={`${name}-title`} className={styles.title}>
      {title}
      {changed && (
        <>
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.unsaved}>
            <Trans>not saved</Trans>
          </span>
        </>
      )}
    </h2>
    {children}
  </section>
);
