export type Month<T> = { month: string; items: T[] };

/** Runs of documents of the same month (YYYY-MM), in the order given. */
export function byMonth<T extends { examination_date: string }>(documents: T[]): Month<T>[] {
  const months: Month<T>[] = [];
  for (const document of documents) {
    const month = document.examination_date.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.items.push(document);
    else months.push({ month, items: [document] });
  }
  return months;
}
