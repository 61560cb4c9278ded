// Bookings a second while 32 want the same times, against bare transactions of the same statements.
import { execFileSync } from "node:child_process";
import path from "node:path";

import { build, workFolder } from "./measure.mjs";
import { Cluster } from "./postgres.mjs";
import { Server } from "./server.mjs";

async function on(engine, url) {
  const data = path.join(workFolder("bookings"), "data");
  await (await Server.start(data, { database: url })).stop();
  const { floor, measured } = JSON.parse(
    execFileSync(path.join(build, "bench/bookings"), [data, ...(url ? [url] : [])], { encoding: "utf8" }),
  );
  return { what: `bookings a second, contested, ${engine}`, floor, measured, limit: 0.7, better: "more" };
}

export async function bookings() {
  return [await on("SQLite"), await on("PostgreSQL", new Cluster().make("bookings"))];
}
