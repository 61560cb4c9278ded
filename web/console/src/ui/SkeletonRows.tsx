import styles from "./SkeletonRows.module.css";

/** Rows of the table to come, at their height, shown only when the answer takes its time. */
export function SkeletonRows({ rows, columns }: { rows: number; columns: number }) {
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row}>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column}>
          <SkeletonLine />
        </td>
      ))}
    </tr>
  ));
}

export const SkeletonLine = () => <span className={styles.line} />;
