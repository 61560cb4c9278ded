import { Alert } from "@portico/shared/icons";
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./ErrorSummary.module.css";

export type SummaryItem = { id: string; text: ReactNode };

type Props = {
  title: ReactNode;
  /** Faults of single fields; each links to its field by id. */
  items?: SummaryItem[];
  children?: ReactNode;
  /** Ways on: links and the clinic's phone. */
  footer?: ReactNode;
};

/** What stands in the way, above the form. It takes the focus whenever it appears anew: give it a `key` per attempt. */
export function ErrorSummary({ title, items = [], children, footer }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={styles.box} ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <div className={styles.head}>
        <Alert />
        <div className={styles.text}>
          <h2 className={styles.title} id="error-summary-title">
            {title}
          </h2>
          {children}
          {items.length > 0 && <Items items={items} />}
        </div>
      </div>
      {footer && <div className={styles.footer}>{footer}</div>}
    </div>
  );
}

function Items({ items }: { items: SummaryItem[] }) {
  return (
    <ul className={styles.items}>
      {items.map((item) => (
        <li key={item.id}>
          <a href={`#${item.id}`} onClick={(event) => goTo(event, item.id)}>
            {item.text}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** To the field itself, without a new entry in the history. */
function goTo(event: { preventDefault(): void; stopPropagation(): void }, id: string) {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  event.stopPropagation();
  field.focus();
  field.scrollIntoView({ block: "center" });
}
