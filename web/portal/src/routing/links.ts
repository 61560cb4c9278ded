import { go } from "./navigation.ts";
import { pageAt } from "./pageTable.ts";
import { type Place, placeAt } from "./place.ts";

/**
 * Lets plain anchors move between pages without reloading: pages are made of ordinary links, which also open in a new
 * tab, copy and work with every assistive tool. `data-replace` keeps filters out of the history.
 */
export function followLinks() {
  document.addEventListener("click", (event) => {
    const anchor = anchorOf(event);
    if (!anchor || !plain(event)) return;
    event.preventDefault();
    const { pathname, search, hash } = new URL(anchor.href);
    go(pathname + search + hash, { replace: anchor.dataset.replace !== undefined });
  });
  document.addEventListener("pointerover", (event) => {
    const anchor = anchorOf(event);
    if (anchor) fetchPage(placeAt(new URL(anchor.href)));
  });
}

/** Before it is asked for. */
const fetchPage = ({ page }: Place) =>
  void pageAt(page)
    ?.load()
    .catch(() => undefined);

/** The anchor under the pointer, if it leads to a page of the portal. */
function anchorOf(event: Event): HTMLAnchorElement | undefined {
  const anchor = (event.target as Element | null)?.closest?.("a");
  if (!anchor?.href || anchor.target || anchor.hasAttribute("download")) return undefined;
  if (anchor.getAttribute("href")?.startsWith("#")) return undefined;
  const address = new URL(anchor.href, location.href);
  return address.origin === location.origin && address.pathname.startsWith("/p/") ? anchor : undefined;
}

const plain = (event: MouseEvent) =>
  !(
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  );
