import type { Stretch } from "./grid";

export const stretchOf = ({ start, end }: { start: string; end: string }): Stretch => ({
  start: Date.parse(start),
  end: Date.parse(end),
});
