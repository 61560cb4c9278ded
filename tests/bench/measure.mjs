// Small tools of all measurements: processes, figures, folders.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

export const project = path.resolve(import.meta.dirname, "../..");
export const build = process.env.BENCH_BUILD ?? path.join(project, "build/release");
export const program = path.join(build, "portico");

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

// What has to end with a measurement, however that ends: servers, clusters, folders. The newest ends first.
const endings = [];
export function atEnd(end) {
  endings.push(end);
}
export function endAll() {
  while (endings.length) {
    try {
      endings.pop()();
    } catch (error) {
      console.error(error.message);
    }
  }
}
process.on("exit", endAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

// On the disk that the build is on: a folder in memory would make every sync free.
export function workFolder(name) {
  const folder = mkdtempSync(path.join(build, `bench-${name}-`));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));
  return folder;
}

// Seconds on the clock and of the processors, of one process from its start to its end.
export function timed(command, args, { env = {}, good = [0] } = {}) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" 2>&1';
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script, "bash", command, ...args], {
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!good.includes(status))
    throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  const [wall, user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { wall, cpu: user + system, stdout };
}

// Requests a second that wrk gets through; every answer has to be a good one.
export function requestsPerSecond(url, { cookie, seconds = 3, clients = 64 } = {}) {
  const headers = cookie ? ["-H", `Cookie: ${cookie}`] : [];
  const text = execFileSync(
    "wrk",
    ["-t2", `-c${clients}`, `-d${seconds}s`, "--timeout", "10s", ...headers, url],
    {
      encoding: "utf8",
    },
  );
  if (/Non-2xx|Socket errors/.test(text)) throw new Error(`${url} did not always answer:\n${text}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(text)[1]);
}

// VmRSS, VmHWM… of a process in MiB.
export function memoryOf(pid, field = "VmRSS") {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line[1]) / 1024;
}
