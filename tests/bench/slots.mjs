// Free times of a service of 8 practitioners over 14 days: against the bare statements, and how that grows with what is
// stored.
import { execFileSync } from "node:child_process";
import path from "node:path";

import { build, workFolder } from "./measure.mjs";
import { Cluster } from "./postgres.mjs";
import { Server } from "./server.mjs";

const few = 10_000;
const many = 1_000_000;

async function on(engine, url) {
  const data = path.join(workFolder("slots"), "data");
  await (await Server.start(data, { database: url })).stop();
  const ask = (bookings) =>
    JSON.parse(
      execFileSync(path.join(build, "bench/slots"), [data, String(bookings), ...(url ? [url] : [])], {
        encoding: "utf8",
      }),
    );
  const before = ask(few);
  const after = ask(many);
  return [
    {
      what: `free times, ${few} bookings, ${engine} (s)`,
      floor: before.floor,
      measured: before.measured,
      limit: 3,
      better: "less",
    },
    {
      what: `  with ${many} bookings (s)`,
      floor: after.floor,
      measured: after.measured,
      limit: 3,
      better: "less",
    },
    {
      what: "  of the time with the fewer",
      floor: before.measured,
      measured: after.measured,
      limit: 1.3,
      better: "less",
    },
  ];
}

export async function slots() {
  return [...(await on("SQLite")), ...(await on("PostgreSQL", new Cluster().make("slots")))];
}
