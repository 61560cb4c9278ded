import { dayAt } from "@portico/shared/dates";

type Entry = { at: string; text: string; actor_name?: string };

/** What one person did several times on one of the clinic’s days, as one entry with how often; the latest time counts. */
export function together<T extends Entry>(entries: T[], zone: string): { entry: T; times: number }[] {
  const runs: { entry: T; times: number }[] = [];
  for (const entry of entries) {
    const same = runs.find((run) => sameDeed(run.entry, entry, zone));
    if (same) same.times += 1;
    else runs.push({ entry, times: 1 });
  }
  return runs;
}

const sameDeed = (a: Entry, b: Entry, zone: string) =>
  a.text === b.text && a.actor_name === b.actor_name && dayAt(a.at, zone) === dayAt(b.at, zone);
