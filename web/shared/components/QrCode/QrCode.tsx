import { pathOf, QUIET } from "./path.ts";
import styles from "./QrCode.module.css";

type Props = {
  /** One string a row, a dark module a "1". */
  rows: string[];
  /** What it is and where the same stands in letters, for those who do not see it. */
  label: string;
};

/** A QR code, drawn. */
export function QrCode({ rows, label }: Props) {
  const size = rows.length + 2 * QUIET;
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path fill="currentColor" d={pathOf(rows)} />
    </svg>
  );
}
