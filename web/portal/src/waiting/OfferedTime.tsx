import { DateBlock } from "@portico/shared/components/DateBlock";
import { dayAt, timeAt, weekdayDate } from "@portico/shared/dates";
import type { LinkedOffer } from "../clinic/types.ts";
import styles from "./offer.module.css";

/** When and where; never for whom or for what, since whoever has the link sees it. */
export function OfferedTime({ offer }: { offer: Pick<LinkedOffer, "start" | "end" | "location"> }) {
  const { location } = offer;
  const day = dayAt(offer.start, location.time_zone);
  const address = [location.address_line, [location.postal_code, location.city].filter(Boolean).join(" ")];
  return (
    <div className={styles.time}>
      <DateBlock date={day} />
      <div className={styles.words}>
        <p className={styles.when}>{weekdayDate(day)}</p>
        <p className={styles.hour}>
          {timeAt(offer.start, location.time_zone)}–{timeAt(offer.end, location.time_zone)}
        </p>
        <p className={styles.where}>{[location.name, ...address].filter(Boolean).join(", ")}</p>
      </div>
    </div>
  );
}
