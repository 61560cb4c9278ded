import { pageAt } from "../routing/pageTable.ts";
import { placeAt } from "../routing/place.ts";

/** The page to come back to after signing in again, in this tab only. */
const key = (suffix: string) => `return-to:${suffix}`;

/** Remembers the page on screen, if it is one to come back to. */
export function rememberPage(suffix: string) {
  if (pageAt(placeAt(location).page)?.session === "none") return;
  sessionStorage.setItem(key(suffix), location.pathname + location.search);
}

export function rememberedPage(suffix: string): string | undefined {
  const address = sessionStorage.getItem(key(suffix));
  sessionStorage.removeItem(key(suffix));
  return address?.startsWith(`/p/${suffix}/`) ? address : undefined;
}
