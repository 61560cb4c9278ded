import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";

const route = getRouteApi("/inside/contracts/$contract/patients/$patient/portal");

/**
 * Whoever was just added is enrolled by Enter alone: after each step the focus goes to what comes next, the first
 * element on the page with `data-next`. `done` are the signs that a step is behind.
 */
export function useNextStep(...done: unknown[]) {
  const { desk } = route.useSearch();
  useEffect(() => {
    if (desk) document.querySelector<HTMLElement>("[data-next]:not(:disabled)")?.focus();
  }, [desk, ...done]);
}
