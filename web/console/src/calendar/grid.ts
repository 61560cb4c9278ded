import { momentOf } from "./days";

/** The calendar's calculation: where a moment stands in a column, what is closed, what is free. Moments in milliseconds. */

export const PX_A_MINUTE = 1.45;
const MINUTE = 60_000;

export interface Stretch {
  start: number;
  end: number;
}

/** One day from one hour of its clocks to another. Its length is what really passes: 23 or 25 hours on some days. */
export class DayAxis implements Stretch {
  readonly start: number;
  readonly end: number;
  readonly height: number;
  constructor(
    readonly day: string,
    readonly zone: string,
    fromHour: number,
    toHour: number,
  ) {
    this.start = momentOf(day, fromHour * 60, zone);
    this.end = momentOf(day, toHour * 60, zone);
    this.height = this.lengthOf({ start: this.start, end: this.end });
  }

  top(moment: number): number {
    const within = Math.min(Math.max(moment, this.start), this.end);
    return ((within - this.start) / MINUTE) * PX_A_MINUTE;
  }

  lengthOf({ start, end }: Stretch): number {
    return ((Math.min(end, this.end) - Math.max(start, this.start)) / MINUTE) * PX_A_MINUTE;
  }

  /** The moment at a height, on a step of so many minutes. */
  at(top: number, step = 5): number {
    const minutes = Math.floor(top / PX_A_MINUTE / step) * step;
    return Math.min(Math.max(this.start + minutes * MINUTE, this.start), this.end);
  }

  /** Each full hour: those that a day leaves out are not there, those it has twice are there twice. */
  hours(): number[] {
    const all: number[] = [];
    for (let moment = this.start; moment < this.end; moment += 60 * MINUTE) all.push(moment);
    return all;
  }

  shows({ start, end }: Stretch): boolean {
    return start < this.end && this.start < end;
  }
}

/** The hours of the day that hold everything, at least from eight to four. */
export function hoursAround(stretches: Stretch[], day: string, zone: string): [number, number] {
  let [from, to] = [8, 16];
  const start = momentOf(day, 0, zone);
  const end = momentOf(day, 1440, zone);
  for (const one of stretches) {
    if (one.end <= start || one.start >= end) continue;
    from = Math.min(from, hourOf(Math.max(one.start, start), day, zone, false));
    to = Math.max(to, hourOf(Math.min(one.end, end), day, zone, true));
  }
  return [from, to];
}

/** The last full hour of the day's clocks before the moment, or the first after it. */
function hourOf(moment: number, day: string, zone: string, up: boolean): number {
  for (let hour = 0; hour <= 24; hour++) {
    const at = momentOf(day, hour * 60, zone);
    if (up && at >= moment) return hour;
    if (!up && at > moment) return hour - 1;
  }
  return 24;
}

/** What of the whole is not in the parts, in order. */
export function without(whole: Stretch, parts: Stretch[]): Stretch[] {
  const rest: Stretch[] = [];
  let at = whole.start;
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    if (part.start > at && at < whole.end) rest.push({ start: at, end: Math.min(part.start, whole.end) });
    at = Math.max(at, part.end);
  }
  if (at < whole.end) rest.push({ start: at, end: whole.end });
  return rest;
}

const onFive = (moment: number) => Math.ceil(moment / (5 * MINUTE)) * 5 * MINUTE;

/** Pieces of about a visit's length of what is open and not taken, from `now` on. A rest too short for anything is none. */
export function freePieces(open: Stretch, taken: Stretch[], length: number, now: number): Stretch[] {
  const pieces: Stretch[] = [];
  for (const gap of without({ start: Math.max(open.start, onFive(now)), end: open.end }, taken)) {
    let start = onFive(gap.start);
    for (; start + length * MINUTE <= gap.end; start += length * MINUTE)
      pieces.push({ start, end: start + length * MINUTE });
    if (gap.end - start >= Math.max(15, length / 2) * MINUTE) pieces.push({ start, end: gap.end });
  }
  return pieces;
}

export interface Placed<Item> {
  item: Item;
  lane: number;
  lanes: number;
}

/** What overlaps stands side by side: a group's visits, one booked outside the rules. */
export function inLanes<Item>(items: Item[], stretchOf: (item: Item) => Stretch): Placed<Item>[] {
  const sorted = items
    .map((item) => ({ item, ...stretchOf(item) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const placed: Placed<Item>[] = [];
  let cluster: { placed: Placed<Item>; end: number }[] = [];
  let clusterEnd = Number.NEGATIVE_INFINITY;
  const close = () => {
    const lanes = Math.max(0, ...cluster.map((one) => one.placed.lane)) + 1;
    for (const one of cluster) one.placed.lanes = lanes;
    cluster = [];
  };
  for (const { item, start, end } of sorted) {
    if (start >= clusterEnd) close();
    const busy = new Set(cluster.filter((one) => one.end > start).map((one) => one.placed.lane));
    let lane = 0;
    while (busy.has(lane)) lane++;
    const one: Placed<Item> = { item, lane, lanes: 1 };
    placed.push(one);
    cluster.push({ placed: one, end });
    clusterEnd = Math.max(clusterEnd, end);
  }
  close();
  return placed;
}
