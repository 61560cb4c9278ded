import type { CodeDelivery, CodeStep } from "../clinic/types.ts";

const ENDS: readonly CodeDelivery["state"][] = ["delivered", "failed", "expired", "rejected"];

/** Nothing comes after these. */
export const isOver = (state: CodeDelivery["state"]): boolean => ENDS.includes(state);

export const hasFailed = (state: CodeDelivery["state"]): boolean => isOver(state) && state !== "delivered";

const PAUSES_S = [2, 3, 4, 6, 8, 10];
const LONGEST_S = 15;
const LOOKS = 20;

/** How long to wait before the next look, after so many; none when it has been asked often enough: five minutes or so. */
export const pauseAfter = (looks: number): number | undefined =>
  looks >= LOOKS ? undefined : (PAUSES_S[looks] ?? LONGEST_S) * 1000;

/** Which code it is about: another one begins anew. */
export const codeOf = ({ method, sent_to, resend_at }: CodeStep) => [method, sent_to, resend_at].join(" ");
