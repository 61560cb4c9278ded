import { serverNow } from "@portico/shared/clock";
import type { Slot } from "../clinic/types.ts";

/** The time that somebody has chosen, and until when it is kept for him. */
export type Draft = { slot: Slot; hold?: { id: string; expires_at: string } };

/** In this tab only, so that it outlasts signing in; it says nothing of who chose. */
const key = (suffix: string) => `booking:${suffix}`;

export function chosenSoFar(suffix: string): Draft | undefined {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key(suffix)) ?? "null") as Draft | null;
    return draft?.slot?.service_id ? draft : undefined;
  } catch {
    return undefined;
  }
}

export const keepChosen = (suffix: string, draft: Draft) =>
  sessionStorage.setItem(key(suffix), JSON.stringify(draft));

export const forgetChosen = (suffix: string) => sessionStorage.removeItem(key(suffix));

export const isKept = ({ hold }: Draft) => hold !== undefined && Date.parse(hold.expires_at) > serverNow();
