import { IconBox } from "@portico/shared/components/IconBox";
import { Right } from "@portico/shared/icons";
import type { ReactNode } from "react";
import styles from "./Card.module.css";

/** A white sheet; rows inside are parted by hairlines. */
export const Card = ({ children, as: As = "div" }: { children: ReactNode; as?: "div" | "ul" | "dl" }) => (
  <As className={styles.card}>{children}</As>
);

type SectionProps = {
  title: ReactNode;
  id: string;
  more?: { href: string; text: ReactNode };
  children: ReactNode;
};

/** A part of a page: heading, an optional way to all of it, content. */
export function Section({ title, id, more, children }: SectionProps) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {more && (
          <a className={styles.more} href={more.href}>
            {more.text}
            <Right size={16} />
          </a>
        )}
      </div>
      {children}
    </section>
  );
}

type RowProps = { icon?: ReactNode; title: ReactNode; children?: ReactNode; href?: string; end?: ReactNode };

/** One row of a card: tinted icon, words, and at the end a badge or an arrow. With `href` the whole row is the link. */
export function Row({ icon, title, children, href, end }: RowProps) {
  const inside = (
    <>
      {icon && <IconBox>{icon}</IconBox>}
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {children && <span className={styles.meta}>{children}</span>}
      </span>
      {end ?? (href && <span className={styles.arrow}>{<Right />}</span>)}
    </>
  );
  if (!href) return <div className={styles.row}>{inside}</div>;
  return (
    <a className={styles.row} href={href}>
      {inside}
    </a>
  );
}
