import { describe, expect, test, vi } from "vitest";
import { onSignedOut, outcome, Unsuccessful, value, worthRetrying } from "./outcome.ts";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Promise.resolve({
    response: new Response(null, { status, headers }),
    ...(status < 400 ? { data: body } : { error: body }),
  });

const problem = (status: number, code: string, more: object = {}) =>
  answer(status, { type: "about:blank", title: "x", status, code, detail: "Said to people.", ...more });

describe("a call", () => {
  test("done", async () => {
    expect(await outcome(answer(200, { name: "Anna" }))).toEqual({ kind: "done", value: { name: "Anna" } });
  });

  test("refused keeps code, words, fields and facts", async () => {
    const result = await outcome(
      problem(422, "INVALID_INPUT", {
        errors: [{ field: "phone", code: "FORMAT_PHONE", detail: "Too short." }],
        attempts_left: 2,
      }),
    );
    expect(result).toMatchObject({
      kind: "refused",
      problem: {
        code: "INVALID_INPUT",
        detail: "Said to people.",
        errors: [{ field: "phone", detail: "Too short." }],
        facts: { attempts_left: 2 },
      },
    });
  });

  test("a wrong password does not end a session; a missing session does", async () => {
    const heard = vi.fn();
    const stop = onSignedOut(heard);
    expect((await outcome(problem(401, "LOGIN_MISMATCH"))).kind).toBe("refused");
    expect(heard).not.toHaveBeenCalled();
    expect((await outcome(problem(401, "UNAUTHENTICATED"))).kind).toBe("signed-out");
    expect(heard).toHaveBeenCalledOnce();
    stop();
  });

  test("no network is offline", async () => {
    expect(await outcome(Promise.reject(new TypeError("Failed to fetch")))).toEqual({ kind: "offline" });
  });

  test("a proxy that finds no server is as good as no network", async () => {
    for (const status of [502, 503, 504])
      expect(await outcome(answer(status, "<html>"))).toEqual({ kind: "offline" });
  });

  test("any other page that is not ours is a refusal without words, not a crash", async () => {
    expect(await outcome(answer(500, "<html>"))).toMatchObject({
      kind: "refused",
      problem: { code: "HTTP_500", detail: "", errors: [] },
    });
    expect((await outcome(problem(503, "UNAVAILABLE"))).kind).toBe("refused");
  });

  test("how long to wait is told", async () => {
    const result = await outcome(answer(429, { code: "THROTTLED", detail: "" }, { "Retry-After": "30" }));
    expect(result).toMatchObject({ kind: "refused", problem: { retryAfter: 30 } });
  });
});

describe("a query", () => {
  test("throws what is no value", async () => {
    await expect(value(problem(404, "NOT_FOUND"))).rejects.toBeInstanceOf(Unsuccessful);
  });

  test("is asked again only when that may help", () => {
    const refused = (status: number) =>
      new Unsuccessful({
        kind: "refused",
        problem: { status, code: "X", title: "", detail: "", errors: [], facts: {} },
      });
    expect(worthRetrying(0, new Unsuccessful({ kind: "offline" }))).toBe(true);
    expect(worthRetrying(0, refused(503))).toBe(true);
    expect(worthRetrying(0, refused(404))).toBe(false);
    expect(worthRetrying(2, new Unsuccessful({ kind: "offline" }))).toBe(false);
  });
});
