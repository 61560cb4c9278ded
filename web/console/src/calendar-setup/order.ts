import type { Service } from "./types";

/** Those whose place in the list changes when one moves up (-1) or down (1), each with its new position. */
export function moved(services: Service[], id: string, by: -1 | 1): Service[] {
  const from = services.findIndex((one) => one.id === id);
  const to = from + by;
  const one = services[from];
  const other = services[to];
  if (!one || !other) return [];
  const order = services.map((each, place) => (place === from ? other : place === to ? one : each));
  return order
    .map((each, position) => ({ ...each, position }))
    .filter((each) => services.find(({ id: same }) => same === each.id)?.position !== each.position);
}
