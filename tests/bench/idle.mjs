// The server that has nothing to do: how soon it is there, and what it holds.
import path from "node:path";

import { median, memoryOf, sleep, workFolder } from "./measure.mjs";
import { Server } from "./server.mjs";

const starts = 5;
const settled = 3_000; // milliseconds after which the work of a start is over

export async function idle() {
  const data = path.join(workFolder("idle"), "data");
  const first = await Server.start(data);
  await sleep(settled);
  const afterFirst = memoryOf(first.pid);
  await first.stop();

  const seconds = [];
  const memory = [];
  for (let start = 0; start < starts; ++start) {
    const server = await Server.start(data);
    seconds.push(server.secondsToReady);
    await sleep(settled / 3);
    memory.push(memoryOf(server.pid));
    await server.stop();
  }
  return [
    { what: "memory, idle, after the first start (MiB)", measured: afterFirst, limit: 40, better: "less" },
    { what: "memory, idle, after a second start (MiB)", measured: median(memory), limit: 40, better: "less" },
    { what: "second start to ready (s)", measured: median(seconds), limit: 0.3, better: "less" },
  ];
}
