import type { Outcome } from "@portico/shared/api";
import { useState } from "react";
import { StepUp } from "./StepUp";

export type Freshly = <T>(call: () => Promise<Outcome<T>>) => Promise<Outcome<T> | undefined>;

/**
 * Runs a call that the server does in a fresh session only. When it asks for the proof, a dialog takes password and
 * code, and the call is made again; nothing comes back when the person gives up. Show `proof` somewhere on the page.
 */
export function useFreshly() {
  const [asked, setAsked] = useState<{ settle: (proved: boolean) => void }>();
  const freshly: Freshly = async (call) => {
    const answer = await call();
    if (answer.kind !== "refused" || answer.problem.code !== "STEP_UP_REQUIRED") return answer;
    const proved = await new Promise<boolean>((settle) => setAsked({ settle }));
    setAsked(undefined);
    return proved ? call() : undefined;
  };
  return { freshly, proof: asked && <StepUp onEnd={asked.settle} /> };
}
