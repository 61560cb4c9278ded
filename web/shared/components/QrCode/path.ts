/** The quiet zone that readers need around the code, in modules. */
export const QUIET = 4;

/** The dark modules of a code as one path, each run of a row a rectangle. */
export function pathOf(rows: string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join("");
}
