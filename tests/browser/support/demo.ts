import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program =
  process.env.PORTICO_PROGRAM ?? new URL("../../../build/release/portico", import.meta.url).pathname;

/** The program takes every PORTICO_ variable for a setting of its own. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PORTICO_")));

export type Logins = {
  base_url: string;
  suffix: string;
  organization_id: string;
  staff: { role: string; email: string; password: string }[];
  patients: {
    patient_id: string;
    name: string;
    identifier: string;
    phone: string;
    password: string;
    acts_for: string[];
  }[];
};

export type Message = {
  at: string;
  channel: "sms" | "email" | "push";
  to: string;
  subject: string;
  text: string;
  purpose: string;
  idempotency_key: string;
};

/** `base`: the address that browsers use, where something stands in front; `data` and `database`: another server's. */
type Place = { base?: string; data?: string; database?: string };

/** Below those that the system gives to outgoing connections: none of them may take it while a server is restarted. */
export const freePort = () => 20_000 + 2 * Math.floor(Math.random() * 6_000);

async function finished({ stdout, stderr }: ChildProcess) {
  await Promise.all([stdout, stderr].map((stream) => stream?.closed || (stream && once(stream, "close"))));
}

/** A demonstration clinic of its own: the real server on a free port with a fresh data folder. */
export class Demo {
  readonly data: string;
  readonly port = freePort();
  readonly base: string;
  private process: ChildProcess;
  private said = "";
  private before = 0;

  constructor(private readonly place: Place = {}) {
    this.data = place.data ?? mkdtempSync(join(tmpdir(), "portico-browser-"));
    this.base = place.base ?? `http://localhost:${this.port}`;
    this.process = this.start();
  }

  private start() {
    this.before = this.said.length;
    const database = this.place.database ? ["--database", this.place.database] : [];
    const started = spawn(
      program,
      ["demo", "--data", this.data, "--listen", `127.0.0.1:${this.port}`, ...database],
      {
        env: {
          ...env,
          PORTICO_SERVER_MANAGEMENT_LISTEN: `127.0.0.1:${this.port + 1}`,
          PORTICO_CALENDARS_FETCH: "local",
          ...(this.place.base && {
            PORTICO_SERVER_BASE_URL: this.place.base,
            PORTICO_SERVER_TRUSTED_PROXIES: "127.0.0.1",
          }),
        },
      },
    );
    for (const stream of [started.stdout, started.stderr])
      stream?.on("data", (bytes) => {
        this.said += String(bytes);
      });
    return started;
  }

  async ready(): Promise<this> {
    for (let tries = 0; tries < 1200; tries += 1) {
      if (this.process.exitCode !== null) break;
      const answer = await fetch(`http://localhost:${this.port}/readyz`).catch(() => undefined);
      // What it prints at its start holds its logins: no test is to find them among what was logged meanwhile.
      if (answer?.ok && this.said.slice(this.before).includes("demo/logins.json")) return this;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // What it said last may still be on its way.
    if (this.process.exitCode !== null) await finished(this.process);
    throw new Error(
      `${program} demo did not become ready (exit status ${this.process.exitCode}):\n${this.said.slice(this.before)}`,
    );
  }

  /** As after a power cut. */
  async killAndStart(): Promise<this> {
    await this.end("SIGKILL");
    this.process = this.start();
    return this.ready();
  }

  get logins(): Logins {
    return JSON.parse(readFileSync(join(this.data, "demo", "logins.json"), "utf8"));
  }

  /** What the server has written so far. */
  log(): string {
    return this.said;
  }

  messages(): Message[] {
    const text = readFileSync(join(this.data, "captured", "messages.ndjson"), {
      encoding: "utf8",
      flag: "a+",
    });
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Message);
  }

  /** The newest message of a kind to somebody, sent after the first `before` messages; waits for it. */
  async message(channel: Message["channel"], to: string, before: number): Promise<Message> {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = this.messages()
        .slice(before)
        .findLast((message) => message.channel === channel && message.to === to);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(
      `no ${channel} to ${to}; there are:\n${this.messages()
        .map((m) => `${m.channel} ${m.to}`)
        .join("\n")}`,
    );
  }

  /** Runs a command of the program against this clinic's data. */
  command(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(program, [...args, "--data", this.data], {
      encoding: "utf8",
      env,
    });
    return { status, said: stdout + stderr };
  }

  private async end(signal: NodeJS.Signals) {
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill(signal);
    await gone;
  }

  async stop() {
    await this.end("SIGTERM");
    if (!this.place.data) rmSync(this.data, { recursive: true, force: true });
  }
}
