type How = {
  /** Takes the place of this page in the history: for filters, and for steps one should not come back to. */
  replace?: boolean;
};

type Arrival = { scrollTo: number };
type Listener = (arrival: Arrival) => unknown;

const listeners = new Set<Listener>();
const tell = (arrival: Arrival) => {
  for (const listener of listeners) listener(arrival);
};

/** Goes to one of the portal's own addresses without loading the page anew. */
export function go(href: string, { replace = false }: How = {}) {
  if (replace) history.replaceState(history.state, "", href);
  else {
    rememberScroll();
    history.pushState(null, "", href);
  }
  tell({ scrollTo: replace ? window.scrollY : 0 });
}

/** Hears of every change of place, by `go` or by the browser's own back and forward. */
export function onArrival(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const rememberScroll = () => history.replaceState({ scroll: window.scrollY }, "");

export function watchHistory() {
  history.scrollRestoration = "manual";
  window.addEventListener("popstate", (event) =>
    tell({ scrollTo: Number((event.state as { scroll?: number } | null)?.scroll ?? 0) }),
  );
  window.addEventListener("pagehide", rememberScroll);
}
