import type { BrowserContext } from "@playwright/test";
import type { Demo } from "./demo.ts";

/** What must stand in no address and no log: whom the clinic knows, what they sign in with, and the codes they got. */
function secretsOf(demo: Demo) {
  const { patients, staff } = demo.logins;
  const people = patients.flatMap(({ name, identifier, phone, password }) => [
    name,
    identifier,
    phone,
    phone.replace("+", ""),
    password,
  ]);
  const reached = demo.messages().flatMap(({ to }) => [to, to.replace("+", "")]);
  return [
    ...new Set([...people, ...staff.flatMap(({ email, password }) => [email, password]), ...reached]),
  ].filter(Boolean);
}

/** Six digits within a key, a moment or a port are no code: only those that stand alone count. */
const codesOf = (demo: Demo) =>
  demo.messages().flatMap(({ text }) => (text.match(/(?<![\w@#.:-])\d{6}(?![\w-])/g) ?? []).map(String));

const found = (demo: Demo, where: string) => {
  const lower = where.toLowerCase();
  return [
    ...secretsOf(demo).filter((secret) => lower.includes(secret.toLowerCase())),
    ...codesOf(demo).filter((code) => new RegExp(`(?<![\\w.:-])${code}(?![\\w-])`).test(where)),
  ];
};

/** Watches what browsers ask for and what the server writes during a test. */
export class Canaries {
  private readonly addresses = new Set<string>();
  private readonly logged: number;

  constructor(private readonly demo: Demo) {
    this.logged = demo.log().length;
  }

  /** Every address that a page of the context asks for, from now on. */
  watch(context: BrowserContext) {
    context.on("request", (request) => this.addresses.add(request.url()));
  }

  /** The addresses and lines in which something stands that must not. */
  complaints(): string[] {
    const lines = this.demo.log().slice(this.logged).split("\n");
    return [...this.addresses, ...lines].filter((text) => found(this.demo, decoded(text)).length > 0);
  }
}

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
};
