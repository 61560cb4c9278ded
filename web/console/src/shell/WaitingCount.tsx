import { Plural } from "@lingui/react/macro";
import styles from "./WaitingCount.module.css";

/** How many things wait behind an entry of the menu; nothing when none do. */
export const WaitingCount = ({ count = 0 }: { count?: number }) =>
  count === 0 ? null : (
    <span className={styles.count}>
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="visually-hidden">
        <Plural value={count} one="(# waits)" other="(# wait)" />
      </span>
    </span>
  );
