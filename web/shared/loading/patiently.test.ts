import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patiently } from "./index.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const failing = (times: number) => {
  let tries = 0;
  const load = vi.fn(async () => {
    tries += 1;
    if (tries <= times) throw new Error("no connection");
    return "the page";
  });
  return load;
};

test("a page that comes at the second or the fourth try is shown", async () => {
  for (const missing of [0, 1, 3]) {
    const load = failing(missing);
    const shown = patiently(load)();
    await vi.runAllTimersAsync();
    await expect(shown).resolves.toBe("the page");
    expect(load).toHaveBeenCalledTimes(missing + 1);
  }
});

test("one that does not come is told within four seconds", async () => {
  const load = failing(100);
  const told = expect(patiently(load)()).rejects.toThrow("no connection");
  await vi.advanceTimersByTimeAsync(4000);
  await told;
  expect(load).toHaveBeenCalledTimes(4);
});
