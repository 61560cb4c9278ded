import { expect, test } from "vitest";
import { hasFailed, isOver, pauseAfter } from "./delivery.ts";

test("the looks become rarer and end", () => {
  const pauses: number[] = [];
  for (let looks = 0; ; looks += 1) {
    const pause = pauseAfter(looks);
    if (pause === undefined) break;
    pauses.push(pause);
  }
  expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
  const whole = pauses.reduce((sum, pause) => sum + pause, 0);
  expect(whole).toBeGreaterThan(180_000);
  expect(whole).toBeLessThan(300_000);
});

test.each([
  ["queued", false, false],
  ["accepted", false, false],
  ["with_operator", false, false],
  ["delivered", true, false],
  ["failed", true, true],
  ["expired", true, true],
  ["rejected", true, true],
] as const)("%s: over %s, failed %s", (state, over, failed) => {
  expect(isOver(state)).toBe(over);
  expect(hasFailed(state)).toBe(failed);
});
