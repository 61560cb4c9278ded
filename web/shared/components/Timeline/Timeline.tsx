import { IconBox } from "@portico/shared/components/IconBox";
import type { ReactNode } from "react";
import styles from "./Timeline.module.css";

export const Timeline = ({ children }: { children: ReactNode }) => (
  <ol className={styles.line}>{children}</ol>
);

type EntryProps = {
  icon: ReactNode;
  date: ReactNode;
  /** Weekday and time, under the date. */
  time?: ReactNode;
  title: ReactNode;
  meta?: ReactNode;
  /** Still to come: drawn dashed. */
  coming?: boolean;
  children?: ReactNode;
};

/** One thing that happened: date in the left gutter on a wide screen, above the title on a narrow one. */
export function TimelineEntry({ icon, date, time, title, meta, coming, children }: EntryProps) {
  return (
    <li className={`${styles.entry} unbroken`}>
      <p className={styles.date}>
        <span className={styles.day}>{date}</span>
        {time && <span className={styles.time}>{time}</span>}
      </p>
      <span className={styles.icon}>
        <IconBox tone={coming ? "coming" : "brand"}>{icon}</IconBox>
      </span>
      <div className={styles.body}>
        <h2 className={styles.title}>{title}</h2>
        {meta && <p className={styles.meta}>{meta}</p>}
        {children}
      </div>
    </li>
  );
}

/** The rule between what is to come and what was. */
export const TimelineToday = ({ date, children }: { date: ReactNode; children: ReactNode }) => (
  <li className={styles.today}>
    <span className={styles.todayDate}>{date}</span>
    <span className={styles.dot} />
    <span className={styles.todayWord}>{children}</span>
  </li>
);
