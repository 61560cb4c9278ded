import { type ReactNode, startTransition, useEffect, useLayoutEffect, useState } from "react";
import { onArrival } from "./navigation.ts";
import { PlaceContext, placeAt } from "./place.ts";

const hereNow = (scrollTo?: number) => ({ place: placeAt(location), href: location.href, scrollTo });

/**
 * Gives the place to the pages. A change of place is a transition: the page one leaves stays until the code of the next
 * has come. TanStack's router would do the same for 22 KB (brotli) of the first load; pages are plain links here.
 */
export function Router({ children }: { children: ReactNode }) {
  const [here, setHere] = useState(() => hereNow());
  useEffect(() => onArrival(({ scrollTo }) => startTransition(() => setHere(hereNow(scrollTo)))), []);
  useLayoutEffect(() => {
    if (here.scrollTo !== undefined) window.scrollTo(0, here.scrollTo);
  }, [here]);
  return <PlaceContext value={here.place}>{children}</PlaceContext>;
}
