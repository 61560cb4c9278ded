// People at the door: many with logins of their own, many addresses, and what the server answers them.
import { execFileSync } from "node:child_process";
import http from "node:http";
import path from "node:path";

import { build } from "./measure.mjs";

const suffix = "rozsadomb";
export const portal = `/api/portal/${suffix}`;

// Logins made in the demonstration clinic of a folder whose server has ended.
export function seedLogins(data, count) {
  return seed([data, String(count)]);
}

// People without a login, in a clinic that from now on lets in whoever's data are valid.
export function seedNewcomers(data, count) {
  return seed([data, String(count), "newcomers"]);
}

function seed(order) {
  const text = execFileSync(path.join(build, "bench/seed_logins"), order, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

// A national ID that fits its check digit; nobody's below 30,000,000.
export function unknownTaj(number) {
  const digits = String(20_000_000 + number);
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 7 : 3), 0);
  return `${digits}${sum % 10}`;
}

// Every call from another address: the server trusts this machine as a proxy.
let calls = 0;
export function address() {
  calls += 1;
  return `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
}
export const trustsUs = {
  PORTICO_SERVER_TRUSTED_PROXIES: "127.0.0.1",
  PORTICO_SMS_PER_DAY: "1000000",
  PORTICO_SMS_PER_HOUR: "1000000",
  PORTICO_SMS_PER_PREFIX_HOUR: "1000000",
};

const agent = new http.Agent({ keepAlive: true, maxSockets: 512 });

// Milliseconds from the first byte sent to the last received, and all that an answer can tell.
export function ask(server, method, address_, body, { cookie = "", token = "", from = address() } = {}) {
  const text = body === undefined ? "" : JSON.stringify(body);
  return new Promise((done, failed) => {
    const started = performance.now();
    const headers = {
      "X-Forwarded-For": from,
      "Content-Length": Buffer.byteLength(text),
      ...(text && { "Content-Type": "application/json" }),
      ...(cookie && { Cookie: cookie }),
      ...(token && { "X-CSRF-Token": token }),
    };
    const request = http.request(server.url + address_, { method, headers, agent }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () =>
        done({
          milliseconds: performance.now() - started,
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    request.on("error", failed);
    request.end(text);
  });
}

// `work` on every item, so many at once.
export async function inParallel(items, atOnce, work) {
  const left = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left.length) await work(left.shift());
    }),
  );
}

export function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}
