import { afterEach, expect, test, vi } from "vitest";
import { fromBase64url } from "./bytes.ts";
import { makePasskey, showPasskey } from "./ceremonies.ts";

const toMake = {
  challenge: "AQID",
  relying_party: "portal.example.org",
  service: "Duna Medical",
  user_id: "CQ",
  user_name: "Anna",
  algorithms: [-7],
  exclude: ["BA"],
  timeout_s: 300,
};
const toShow = { challenge: "AQID", relying_party: "portal.example.org", allow: [], timeout_s: 300 };
const buffer = (text: string) => fromBase64url(text).buffer;

const browser = { create: vi.fn(), get: vi.fn() };
Object.defineProperty(navigator, "credentials", { value: browser });
afterEach(() => vi.resetAllMocks());

const ask =
  <T>(value: T) =>
  async () => ({ kind: "done" as const, value });

test("a new passkey is one that can be found without a name and asks who one is", async () => {
  browser.create.mockResolvedValue({
    response: { clientDataJSON: buffer("CgsM"), attestationObject: buffer("DQ") },
  });
  const send = vi.fn(async () => ({ kind: "done" as const, value: "kept" }));
  expect(await makePasskey({ ask: ask(toMake), send })).toEqual({ kind: "done", value: "kept" });
  expect(send).toHaveBeenCalledWith({ client_data: "CgsM", attestation: "DQ" });
  const { publicKey } = browser.create.mock.calls[0]?.[0] ?? {};
  expect(publicKey).toMatchObject({
    rp: { id: "portal.example.org", name: "Duna Medical" },
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestation: "none",
    timeout: 300_000,
  });
  expect([...publicKey.challenge]).toEqual([1, 2, 3]);
  expect([...publicKey.excludeCredentials[0].id]).toEqual([4]);
});

test("one that is there is shown with all that was signed", async () => {
  browser.get.mockResolvedValue({
    rawId: buffer("BA"),
    response: {
      clientDataJSON: buffer("CgsM"),
      authenticatorData: buffer("DQ"),
      signature: buffer("Dg"),
      userHandle: buffer("CQ"),
    },
  });
  const send = vi.fn(async () => ({ kind: "done" as const, value: "in" }));
  await showPasskey({ ask: ask(toShow), send });
  expect(send).toHaveBeenCalledWith({
    credential: "BA",
    client_data: "CgsM",
    authenticator_data: "DQ",
    signature: "Dg",
    user_handle: "CQ",
  });
  expect(browser.get.mock.calls[0]?.[0].publicKey).toMatchObject({ userVerification: "required" });
});

test.each([
  ["NotAllowedError", "dismissed"],
  ["AbortError", "dismissed"],
  ["InvalidStateError", "there"],
  ["SecurityError", "impossible"],
])("the browser's %s is %s, and the server hears nothing", async (name, why) => {
  browser.get.mockRejectedValue(Object.assign(new Error("x"), { name }));
  const send = vi.fn();
  expect(await showPasskey({ ask: ask(toShow), send })).toEqual({ kind: "declined", why });
  expect(send).not.toHaveBeenCalled();
});

test("without a challenge the browser is not asked", async () => {
  expect(await showPasskey({ ask: async () => ({ kind: "offline" }), send: vi.fn() })).toEqual({
    kind: "offline",
  });
  expect(browser.get).not.toHaveBeenCalled();
});
