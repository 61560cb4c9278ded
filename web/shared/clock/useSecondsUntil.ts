import { useEffect, useState } from "react";
import { serverNow } from "./serverClock.ts";

const secondsUntil = (instant: string) => Math.max(0, Math.ceil((Date.parse(instant) - serverNow()) / 1000));

/** Whole seconds until an instant of the server's, counted down on screen; 0 once it has come. */
export function useSecondsUntil(instant: string): number {
  const [left, setLeft] = useState(() => secondsUntil(instant));
  useEffect(() => {
    const tick = () => setLeft(secondsUntil(instant));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [instant]);
  return left;
}
