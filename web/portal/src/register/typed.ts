import { nobody, type Person } from "./fields.ts";

let kept: { suffix: string; person: Person } | undefined;

/** What was sent, for who comes back to correct it. In memory only: a reload forgets it. */
export const keepTyped = (suffix: string, person: Person) => {
  kept = { suffix, person };
};

export const typedSoFar = (suffix: string): Person => (kept?.suffix === suffix ? kept.person : nobody);

export const forgetTyped = () => {
  kept = undefined;
};
