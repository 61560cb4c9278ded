// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useDebounced } from "./useDebounced";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what is still being typed is not searched, what stands still is", () => {
  const { result, rerender } = renderHook(({ text }) => useDebounced(text, 200), {
    initialProps: { text: "" },
  });
  rerender({ text: "b" });
  act(() => vi.advanceTimersByTime(150));
  rerender({ text: "ba" });
  act(() => vi.advanceTimersByTime(150));
  expect(result.current).toBe("");
  act(() => vi.advanceTimersByTime(50));
  expect(result.current).toBe("ba");
});

test("an emptied field shows everybody at once", () => {
  const { result, rerender } = renderHook(({ text }) => useDebounced(text, 200), {
    initialProps: { text: "ba" },
  });
  expect(result.current).toBe("ba");
  rerender({ text: "" });
  expect(result.current).toBe("");
});
