import type { Outcome } from "@portico/shared/api";
import { fromBase64url, toBase64url } from "./bytes.ts";

/** What the server asks the browser for, in its own words. */
type ToMake = {
  challenge: string;
  relying_party: string;
  service: string;
  user_id: string;
  user_name: string;
  algorithms: number[];
  exclude: string[];
  timeout_s: number;
};
type ToShow = { challenge: string; relying_party: string; allow: string[]; timeout_s: number };

export type MadePasskey = { client_data: string; attestation: string };
export type ShownPasskey = {
  credential: string;
  client_data: string;
  authenticator_data: string;
  signature: string;
  user_handle?: string;
};

/** The browser gave nothing: the person closed its window or it closed itself, this device has one, or it cannot. */
export type Declined = { kind: "declined"; why: "dismissed" | "there" | "impossible" };

type Server<Options, Answer, T> = {
  ask: () => Promise<Outcome<Options>>;
  send: (answer: Answer) => Promise<Outcome<T>>;
};

/** Asks the server for a challenge, the browser for a new passkey, and hands it in. */
export const makePasskey = <T>(server: Server<ToMake, MadePasskey, T>) => between(server, make);

/** Asks the server for a challenge, the browser for a passkey that is there, and hands its answer in. */
export const showPasskey = <T>(server: Server<ToShow, ShownPasskey, T>) => between(server, show);

async function between<Options, Answer, T>(
  { ask, send }: Server<Options, Answer, T>,
  browser: (options: Options) => Promise<Answer>,
): Promise<Outcome<T> | Declined> {
  const options = await ask();
  if (options.kind !== "done") return options;
  let answer: Answer;
  try {
    answer = await browser(options.value);
  } catch (error) {
    return { kind: "declined", why: reason(error) };
  }
  return send(answer);
}

function reason(error: unknown): Declined["why"] {
  const { name } = error as Error;
  if (name === "InvalidStateError") return "there";
  return name === "NotAllowedError" || name === "AbortError" ? "dismissed" : "impossible";
}

const keys = (ids: string[]): PublicKeyCredentialDescriptor[] =>
  ids.map((id) => ({ type: "public-key", id: fromBase64url(id) }));

async function make(options: ToMake): Promise<MadePasskey> {
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: fromBase64url(options.challenge),
      rp: { id: options.relying_party, name: options.service },
      user: { id: fromBase64url(options.user_id), name: options.user_name, displayName: options.user_name },
      pubKeyCredParams: options.algorithms.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: keys(options.exclude),
      authenticatorSelection: {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
      attestation: "none",
      timeout: options.timeout_s * 1000,
    },
  })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    client_data: toBase64url(response.clientDataJSON),
    attestation: toBase64url(response.attestationObject),
  };
}

async function show(options: ToShow): Promise<ShownPasskey> {
  const shown = (await navigator.credentials.get({
    publicKey: {
      challenge: fromBase64url(options.challenge),
      rpId: options.relying_party,
      allowCredentials: keys(options.allow),
      userVerification: "required",
      timeout: options.timeout_s * 1000,
    },
  })) as PublicKeyCredential;
  const response = shown.response as AuthenticatorAssertionResponse;
  return {
    credential: toBase64url(shown.rawId),
    client_data: toBase64url(response.clientDataJSON),
    authenticator_data: toBase64url(response.authenticatorData),
    signature: toBase64url(response.signature),
    user_handle: response.userHandle ? toBase64url(response.userHandle) : undefined,
  };
}
