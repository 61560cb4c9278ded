import { Trans } from "@lingui/react/macro";
import { Check } from "@portico/shared/icons";
import styles from "./Checklist.module.css";

export type CheckItem = { id: string; text: string; met: boolean };

/** What a password must have, ticked while it is typed; words say it, not colour alone. */
export function Checklist({ items, id }: { items: CheckItem[]; id?: string }) {
  return (
    <ul className={styles.list} id={id}>
      {items.map((item) => (
        <li key={item.id} className={styles.item} data-met={item.met || undefined}>
          <span className={styles.mark}>{item.met && <Check size={14} />}</span>
          <span className={styles.text}>{item.text}</span>
          <span className={styles.state}>{item.met ? <Trans>Done</Trans> : <Trans>Missing</Trans>}</span>
        </li>
      ))}
    </ul>
  );
}
