import { type ReactNode, useEffect, useLayoutEffect, useState } from "react";
import { onArrival } from "./navigation.ts";
import { pageAt } from "./pageTable.ts";
import { PlaceContext, placeAt } from "./place.ts";

const hereNow = (scrollTo?: number) => ({ place: placeAt(location), href: location.href, scrollTo });

/**
 * Gives the place to the pages. The page one leaves stays until the code of the next has come. TanStack's router would
 * do the same for 22 KB (brotli) of the first load; pages are plain links here.
 */
export function Router({ children }: { children: ReactNode }) {
  const [here, setHere] = useState(() => hereNow());
  useEffect(() => {
    let arrivals = 0;
    return onArrival(async ({ scrollTo }) => {
      arrivals += 1;
      const arrival = arrivals;
      const next = hereNow(scrollTo);
      const page = pageAt(next.place.page);
      // Code that does not come is told by the page itself.
      if (page && !page.View) await page.load().catch(() => undefined);
      if (arrival === arrivals) setHere(next);
    });
  }, []);
  useLayoutEffect(() => {
    if (here.scrollTo !== undefined) window.scrollTo(0, here.scrollTo);
  }, [here]);
  return <PlaceContext value={here.place}>{children}</PlaceContext>;
}
