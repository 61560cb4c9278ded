import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** For a strip of links that may be wider than the page: the one that is chosen is in view. */
export function useChosenInView<Strip extends HTMLElement>() {
  const strip = useRef<Strip>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen link follows the address
  useEffect(() => {
    strip.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return strip;
}
