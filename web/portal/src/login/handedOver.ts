import type { Problem } from "@portico/shared/api";
import type { Claim } from "./credentials.ts";

type Handed = { claim: Claim; problem?: Problem };

/** What was typed at the login goes on to the next page, in memory only, and once. */
let handed: Handed | undefined;

export const handOver = (to: Handed) => {
  handed = to;
};

export function takeOver(): Handed | undefined {
  const taken = handed;
  handed = undefined;
  return taken;
}
