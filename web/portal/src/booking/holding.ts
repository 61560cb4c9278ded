import { api, type Outcome, outcome, type Problem } from "@portico/shared/api";
import type { Slot } from "../clinic/types.ts";
import { chosenSoFar, type Draft, keepChosen } from "./draft.ts";

/** Has the time kept for ten minutes. */
export async function hold(suffix: string, slot: Slot): Promise<Outcome<Draft>> {
  const result = await outcome(
    api.POST("/api/portal/{suffix}/holds", { params: { path: { suffix } }, body: { slot } }),
  );
  if (result.kind !== "done") return result;
  const { hold_id, expires_at } = result.value;
  const draft = { slot: result.value.slot, hold: { id: hold_id, expires_at } };
  keepChosen(suffix, draft);
  return { kind: "done", value: draft };
}

/** Gives back what was kept: who goes on looking sees it among the free ones again. Says whether anything was. */
export async function release(suffix: string): Promise<boolean> {
  const draft = chosenSoFar(suffix);
  if (!draft?.hold) return false;
  keepChosen(suffix, { slot: draft.slot });
  const params = { path: { suffix, hold_id: draft.hold.id } };
  const result = await outcome(api.DELETE("/api/portal/{suffix}/holds/{hold_id}", { params }));
  return result.kind === "done";
}

/** Somebody was quicker, or the time is not offered any more. */
export type Clash = { slot: Slot; nearest: Slot[]; taken: boolean };

/** What a refusal says about a time; nothing when it is about something else. */
export function clashOf(problem: Problem, slot: Slot): Clash | undefined {
  if (problem.code !== "SLOT_TAKEN" && problem.code !== "SLOT_NOT_OFFERED") return undefined;
  const { nearest } = problem.facts;
  return {
    slot,
    nearest: Array.isArray(nearest) ? (nearest as Slot[]) : [],
    taken: problem.code === "SLOT_TAKEN",
  };
}
