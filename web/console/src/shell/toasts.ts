import type { MessageDescriptor } from "@lingui/core";
import { useSyncExternalStore } from "react";

/** A confirmation that passes by itself. Never an error: those stay where they happened. */
export interface Toast {
  id: number;
  text: MessageDescriptor;
  undo?: () => void;
}

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function put(changed: readonly Toast[]) {
  toasts = changed;
  for (const tell of listeners) tell();
}

/** One at a time: the newest is what the person has just done. */
export function toast(text: MessageDescriptor, undo?: () => void) {
  put([{ id: next++, text, undo }]);
}

export function dismiss(id: number) {
  put(toasts.filter((one) => one.id !== id));
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const useToasts = () => useSyncExternalStore(subscribe, () => toasts);
