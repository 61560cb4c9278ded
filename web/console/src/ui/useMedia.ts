import { useSyncExternalStore } from "react";

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", tell);
      return () => list.removeEventListener("change", tell);
    },
    () => window.matchMedia(query).matches,
  );
}

/** The widths at which a layout becomes another one, not only narrower. */
export const PHONE = "(max-width: 719.98px)";
export const PREVIEW = "(min-width: 1100px)";
