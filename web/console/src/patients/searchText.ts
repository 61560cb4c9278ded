import { useSyncExternalStore } from "react";

/**
 * What was typed into the patient search: names, so it never goes into the address. Kept in memory, per contract, so that
 * the way back from a record finds the same list.
 */
let kept = { contract: "", text: "" };
const listeners = new Set<() => void>();

export function keepSearch(contract: string, text: string) {
  kept = { contract, text };
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function useSearchText(contract: string): string {
  const now = useSyncExternalStore(subscribe, () => kept);
  return now.contract === contract ? now.text : "";
}
