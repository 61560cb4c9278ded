import { DateBlock } from "@portico/shared/components/DateBlock";
import { dayAt } from "@portico/shared/dates";
import { Facts } from "../bookings/Facts.tsx";
import type { VisitCard } from "../clinic/types.ts";
import styles from "./VisitFacts.module.css";

/** When and where; with whom and for what stays behind the sign-in. */
export const VisitFacts = ({ card }: { card: VisitCard }) => (
  <div className={styles.card} data-off={card.status === "cancelled" || undefined}>
    <DateBlock date={dayAt(card.start, card.location.time_zone)} asked={card.status === "pending"} />
    <div className={styles.words}>
      <Facts visit={card} />
    </div>
  </div>
);
