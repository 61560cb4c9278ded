import type { Outcome } from "@portico/shared/api";
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CodeDelivery, CodeStep } from "../clinic/types.ts";
import { useDelivery } from "./useDelivery.ts";

const step: CodeStep = {
  step: "code",
  method: "sms",
  methods: ["sms"],
  sent_to: "••• 67",
  resend_at: "2026-11-22T08:01:00Z",
  expires_at: "2026-11-22T08:05:00Z",
};
const told = (state: CodeDelivery["state"]): Outcome<CodeDelivery> => ({
  kind: "done",
  value: { state, state_at: "2026-11-22T08:00:02Z" },
});
const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const hide = (hidden: boolean) => {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
  document.dispatchEvent(new Event("visibilitychange"));
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("it looks until the code has arrived, and no more", async () => {
  const ask = vi.fn(async () => told(ask.mock.calls.length < 3 ? "with_operator" : "delivered"));
  const { result } = renderHook(() => useDelivery(step, ask));
  expect(result.current).toBeUndefined();
  await later(2_000);
  expect(result.current).toBe("with_operator");
  await later(60_000);
  expect(result.current).toBe("delivered");
  expect(ask).toHaveBeenCalledTimes(3);
});

test("it does not look while the page is hidden", async () => {
  const ask = vi.fn(async () => told("accepted"));
  renderHook(() => useDelivery(step, ask));
  hide(true);
  await later(60_000);
  expect(ask).not.toHaveBeenCalled();
  hide(false);
  await later(2_000);
  expect(ask).toHaveBeenCalledTimes(1);
});

test("a new code begins anew, with nothing known", async () => {
  const ask = vi.fn(async () => told("failed"));
  const { result, rerender } = renderHook(({ now }) => useDelivery(now, ask), {
    initialProps: { now: step },
  });
  await later(2_000);
  expect(result.current).toBe("failed");
  rerender({ now: { ...step, resend_at: "2026-11-22T08:02:00Z" } });
  expect(result.current).toBeUndefined();
  await later(2_000);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("where the server knows nothing of it, or an app shows the code, it is not asked again", async () => {
  const problem = { status: 404, code: "NOT_FOUND", title: "", detail: "", errors: [], facts: {} };
  const ask = vi.fn(async (): Promise<Outcome<CodeDelivery>> => ({ kind: "refused", problem }));
  renderHook(() => useDelivery(step, ask));
  renderHook(() => useDelivery({ ...step, method: "totp" }, ask));
  await later(120_000);
  expect(ask).toHaveBeenCalledTimes(1);
});
