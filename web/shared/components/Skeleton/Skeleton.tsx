import { Trans } from "@lingui/react/macro";
import { Card } from "@portico/shared/components/Card";
import styles from "./Skeleton.module.css";

/** Rows of a card while they are on their way: the same heights, shown only after 150 ms. */
export function SkeletonRows({ rows = 3 }: { rows?: number }) {
  return (
    <div className={styles.late} role="status">
      <span className="visually-hidden">
        <Trans>Loading…</Trans>
      </span>
      <Card>
        {Array.from({ length: rows }, (_, at) => (
          <div key={at} className={styles.row} aria-hidden="true">
            <span className={styles.icon} />
            <span className={styles.lines}>
              <span className={styles.line} data-wide />
              <span className={styles.line} />
            </span>
          </div>
        ))}
      </Card>
    </div>
  );
}

/** A single block of a known height. */
export const SkeletonBlock = ({ tall = false }: { tall?: boolean }) => (
  <div className={styles.late} role="status">
    <span className="visually-hidden">
      <Trans>Loading…</Trans>
    </span>
    <div className={styles.block} data-tall={tall || undefined} aria-hidden="true" />
  </div>
);
