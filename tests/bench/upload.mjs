// 50 MB through the server into the file store, against the same bytes hashed, encrypted, written and synced.
import { execFileSync, spawn } from "node:child_process";
import { randomFillSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { atEnd, build, median, memoryOf, timed, workFolder } from "./measure.mjs";

const bench = path.join(build, "bench/upload");
const size = 50 * 1000 * 1000;
const rounds = 5;

function started(folder) {
  const server = spawn(bench, ["serve", folder], { stdio: ["pipe", "pipe", "inherit"] });
  atEnd(() => server.kill());
  return new Promise((done, failed) => {
    server.on("error", failed);
    server.stdout.once("data", (port) => done({ server, url: `http://127.0.0.1:${Number(port)}/uploads` }));
  });
}

function sendSeconds(url, file) {
  const headers = ["-H", "Expect:", "-H", "Content-Type: application/pdf"];
  const args = [
    "-sS",
    "-f",
    "-o",
    "/dev/null",
    "-w",
    "%{time_total}",
    "-X",
    "POST",
    ...headers,
    "-T",
    file,
    url,
  ];
  return Number(execFileSync("curl", args, { encoding: "utf8" }));
}

export async function upload() {
  const folder = workFolder("upload");
  const store = path.join(folder, "store");
  const file = path.join(folder, "file");
  mkdirSync(store);
  writeFileSync(file, randomFillSync(Buffer.alloc(size)));

  const { server, url } = await started(store);
  const before = memoryOf(server.pid);
  const seconds = { floor: [], measured: [] };
  for (let round = 0; round < rounds; ++round) {
    seconds.floor.push(Number(timed(bench, ["alone", folder, file]).stdout));
    seconds.measured.push(sendSeconds(url, file));
  }
  const extra = memoryOf(server.pid, "VmHWM") - before;
  server.stdin.end();
  return [
    {
      what: "50 MB upload, checking apart (s)",
      floor: median(seconds.floor),
      measured: median(seconds.measured),
      limit: 1.5,
      better: "less",
    },
    { what: "  memory at its peak beyond idle (MiB)", measured: extra, limit: 16, better: "less" },
  ];
}
