// The demonstration clinic as a server of its own, and people signed in at it.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";

import { atEnd, program, sleep } from "./measure.mjs";

const patience = 120_000; // milliseconds for a start; the first makes the demonstration clinic

function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

function statusOf(url) {
  return new Promise((done) => {
    http
      .get(url, (answer) => answer.resume().on("end", () => done(answer.statusCode)))
      .on("error", () => done(0));
  });
}

const codeIn = ({ text }) => /\b\d{6}\b/.exec(text)[0];

export class Server {
  // Ready when it returns; `secondsToReady` says how long that took from the start of the process.
  static async start(data, { database, env: more = {} } = {}) {
    const server = new Server();
    const [port, management] = [await freePort(), await freePort()];
    server.data = data;
    server.url = `http://127.0.0.1:${port}`;
    const args = ["demo", "--data", data, "--listen", `127.0.0.1:${port}`];
    if (database) args.push("--database", database);
    const env = { ...process.env, PORTICO_SERVER_MANAGEMENT_LISTEN: `127.0.0.1:${management}`, ...more };
    const started = performance.now();
    server.process = spawn(program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    server.process.stderr.on("data", (text) => (said += text));
    atEnd(() => server.process.kill("SIGKILL"));
    while ((await statusOf(`${server.url}/readyz`)) !== 200) {
      if (server.process.exitCode !== null) throw new Error(`the server ended:\n${said}`);
      if (performance.now() - started > patience) throw new Error(`the server is not ready:\n${said}`);
      await sleep(2);
    }
    server.secondsToReady = (performance.now() - started) / 1000;
    return server;
  }

  async livez() {
    if ((await statusOf(`${this.url}/livez`)) !== 200) throw new Error("the process does not answer");
  }

  get pid() {
    return this.process.pid;
  }

  async stop() {
    const ended = new Promise((done) => this.process.on("exit", done));
    this.process.kill("SIGTERM");
    await ended;
  }

  logins() {
    return JSON.parse(readFileSync(path.join(this.data, "demo/logins.json"), "utf8"));
  }

  #messages() {
    const text = readFileSync(path.join(this.data, "captured/messages.ndjson"), {
      encoding: "utf8",
      flag: "a+",
    });
    const messages = text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    return messages.filter(({ purpose }) => purpose === "login_code");
  }

  #codes() {
    return this.#messages().map(codeIn);
  }

  // The newest code that went to a phone.
  async codeFor(phone) {
    for (let tries = 0; tries < 500; ++tries) {
      const found = this.#messages().findLast(({ to }) => to === phone);
      if (found) return codeIn(found);
      await sleep(20);
    }
    throw new Error("no sign-in code was caught");
  }

  async #codeAfter(known) {
    for (let tries = 0; tries < 500; ++tries) {
      const codes = this.#codes();
      if (codes.length > known) return codes.at(-1);
      await sleep(20);
    }
    throw new Error("no sign-in code was caught");
  }

  // Signs in under `prefix` with what its login wants.
  async signIn(prefix, keys) {
    const visit = new Visit(this.url);
    const known = this.#codes().length;
    await visit.send("POST", `${prefix}/login`, keys);
    visit.session = await visit.send("POST", `${prefix}/login/code`, { code: await this.#codeAfter(known) });
    return visit;
  }
}

// A browser's cookies and token.
class Visit {
  #cookies = new Map();
  session = null;

  constructor(url) {
    this.url = url;
  }

  get cookie() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async send(method, address, body, headers = { "Content-Type": "application/json" }) {
    const token = this.session ? { "X-CSRF-Token": this.session.csrf_token } : {};
    const answer = await fetch(this.url + address, {
      method,
      headers: { ...headers, ...token, Cookie: this.cookie },
      body: Buffer.isBuffer(body) || body === undefined ? body : JSON.stringify(body),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0].split("=");
      value ? this.#cookies.set(name, value) : this.#cookies.delete(name);
    }
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }
}

// A patient signed in who has more than 20 documents to see: `cookie` and the address of the newest 20.
export async function patientWithDocuments(server) {
  const { staff, patients, suffix, organization_id } = server.logins();
  const [patient] = patients;
  const desk = staff.find((login) => login.role === "receptionist");
  const portal = `/api/portal/${suffix}`;
  const visit = await server.signIn(portal, {
    identifier: patient.identifier,
    phone: patient.phone,
    password: patient.password,
  });
  const list = `${portal}/patients/${patient.patient_id}/documents?limit=20`;
  const console_ = await server.signIn("/api/console", { email: desk.email, password: desk.password });
  const contract = `/api/console/contracts/${organization_id}`;
  const picture = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
    "base64",
  );
  for (let number = (await visit.send("GET", list)).items.length; number <= 21; ++number) {
    const upload = await console_.send("POST", `${contract}/uploads`, picture, {
      "Content-Type": "image/png",
      "X-Filename": "x.png",
    });
    await console_.send("POST", `${contract}/patients/${patient.patient_id}/documents`, {
      upload_id: upload.upload_id,
      type: "report",
      title: `Examination ${number}`,
      examination_date: "2025-06-01",
      patient_access: true,
      notify: [],
    });
  }
  const newest = await visit.send("GET", list);
  if (newest.items.length !== 20) throw new Error(`the list has ${newest.items.length} documents, not 20`);
  return { cookie: visit.cookie, url: server.url + list, visit, list };
}
