import type { CodeStep } from "../clinic/types.ts";

/** What the server said when it sent a code, kept for a reload of the code's page; nothing in it is secret. */
export type Flow = "login" | "activation";

const key = (suffix: string, flow: Flow) => `${flow}:${suffix}`;

export const keepStep = (suffix: string, flow: Flow, step: CodeStep) =>
  sessionStorage.setItem(key(suffix, flow), JSON.stringify(step));

export const endStep = (suffix: string, flow: Flow) => sessionStorage.removeItem(key(suffix, flow));

export function keptStep(suffix: string, flow: Flow): CodeStep | null {
  const kept = sessionStorage.getItem(key(suffix, flow));
  return kept ? (JSON.parse(kept) as CodeStep) : null;
}
