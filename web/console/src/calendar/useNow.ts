import { serverNow } from "@portico/shared/clock";
import { useEffect, useState } from "react";

/** The server's time, as fine as a calendar shows it. */
export function useNow(every = 20_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
