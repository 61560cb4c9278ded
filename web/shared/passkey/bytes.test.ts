import { expect, test } from "vitest";
import { fromBase64url, toBase64url } from "./bytes.ts";

test("bytes of every value and length come back as they were", () => {
  for (let length = 0; length < 260; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
    const text = toBase64url(bytes.buffer);
    expect(text).toMatch(/^[\w-]*$/);
    expect(fromBase64url(text)).toEqual(bytes);
  }
});

test("as the server writes it", () => {
  expect(toBase64url(Uint8Array.of(251, 255, 191).buffer)).toBe("-_-_");
  expect([...fromBase64url("-_8")]).toEqual([251, 255]);
});
