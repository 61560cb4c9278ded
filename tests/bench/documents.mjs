// "The 20 newest documents of a patient", signed in, 64 clients that keep their connection.
import { writeFileSync } from "node:fs";
import path from "node:path";

import { median, requestsPerSecond, workFolder } from "./measure.mjs";
import { Cluster } from "./postgres.mjs";
import { patientWithDocuments, Server } from "./server.mjs";
import { asScript, statementsOf } from "./statements.mjs";

const rounds = 3;

// Medians of both, measured in turns.
function inTurns(floor, measured) {
  const figures = { floor: [], measured: [] };
  for (let round = 0; round < rounds; ++round) {
    figures.floor.push(floor());
    figures.measured.push(measured());
  }
  return { floor: median(figures.floor), measured: median(figures.measured) };
}

export async function onSqlite() {
  const server = await Server.start(path.join(workFolder("sqlite"), "data"));
  const { cookie, url } = await patientWithDocuments(server);
  requestsPerSecond(url, { cookie, seconds: 1 });
  const { floor, measured } = inTurns(
    () => requestsPerSecond(`${server.url}/livez`),
    () => requestsPerSecond(url, { cookie }),
  );
  await server.stop();
  return [{ what: "20 newest documents, SQLite (requests/s)", floor, measured, limit: 0.25, better: "more" }];
}

export async function onPostgres() {
  const cluster = new Cluster();
  const folder = workFolder("postgres");
  const server = await Server.start(path.join(folder, "data"), { database: cluster.make("portico") });
  const { cookie, url, visit, list } = await patientWithDocuments(server);
  const units = await statementsOf(cluster, "portico", () => visit.send("GET", list));
  const { script, variables } = asScript(units);
  const file = path.join(folder, "statements.sql");
  writeFileSync(file, script);
  console.log(
    `What the route asks of PostgreSQL, and pgbench with it:\n\n${script.replaceAll(/^(?=.)/gm, "  ")}`,
  );
  cluster.sql("portico", "analyze");
  requestsPerSecond(url, { cookie, seconds: 1 });
  const { floor, measured } = inTurns(
    () => cluster.pgbench("portico", file, variables),
    () => requestsPerSecond(url, { cookie }),
  );
  await server.stop();
  return [
    { what: "20 newest documents, PostgreSQL (requests/s)", floor, measured, limit: 0.75, better: "more" },
  ];
}
