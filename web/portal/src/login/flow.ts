import type { CodeStep, GuestStep, RecoveryStep, Registration } from "../clinic/types.ts";

/** What the server said when it sent codes, kept for a reload of the codes' page; nothing in it is secret. */
type Steps = {
  login: CodeStep;
  activation: CodeStep;
  recovery: RecoveryStep & { missing: string[] };
  registration: Registration;
  guest: GuestStep;
};
export type Flow = keyof Steps;

const key = (suffix: string, flow: Flow) => `${flow}:${suffix}`;

export const keepStep = <F extends Flow>(suffix: string, flow: F, step: Steps[F]) =>
  sessionStorage.setItem(key(suffix, flow), JSON.stringify(step));

export const endStep = (suffix: string, flow: Flow) => sessionStorage.removeItem(key(suffix, flow));

export function keptStep<F extends Flow>(suffix: string, flow: F): Steps[F] | null {
  const kept = sessionStorage.getItem(key(suffix, flow));
  return kept ? (JSON.parse(kept) as Steps[F]) : null;
}
