import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { show } from "../../test/show.tsx";
import { ResendTimer } from "./ResendTimer.tsx";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-21T10:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

test("resending wakes up when its minute is over, not before", () => {
  const resend = vi.fn();
  show(<ResendTimer resendAt="2026-11-21T10:01:00Z" onResend={resend} />);
  const button = () => screen.getByRole("button") as HTMLButtonElement;
  expect(button().disabled).toBe(true);
  expect(button().textContent).toContain("in 1:00");
  act(() => {
    vi.advanceTimersByTime(59_000);
  });
  expect(button().disabled).toBe(true);
  act(() => {
    vi.advanceTimersByTime(1_500);
  });
  expect(button().disabled).toBe(false);
  act(() => button().click());
  expect(resend).toHaveBeenCalledOnce();
});
