// PostgreSQL freezes (SIGSTOP, as under a hung virtual machine) and dies (SIGKILL): how soon the server says so, how long
// anybody waits for a refusal, how soon it serves again.
import path from "node:path";

import { sleep, workFolder } from "./measure.mjs";
import { Cluster } from "./postgres.mjs";
import { Server } from "./server.mjs";

const clients = 16;
const frozen = 8_000; // milliseconds

async function ask(url, cookie) {
  const sent = performance.now();
  const answer = await fetch(url, { headers: cookie ? { Cookie: cookie } : {} });
  await answer.arrayBuffer();
  const answered = performance.now();
  if (![200, 503].includes(answer.status)) throw new Error(`${url} answered ${answer.status}`);
  if (answer.status === 503 && !answer.headers.has("Retry-After"))
    throw new Error("a 503 without Retry-After");
  return { url, sent, answered, status: answer.status };
}

// Asks on and on, with a pause between, until told to end.
async function keepAsking(url, cookie, answers, state) {
  while (!state.ended) {
    answers.push(await ask(url, cookie));
    await sleep(20);
  }
}

const seconds = (ms) => ms / 1000;

// Somebody signed in, and what they ask for: one reading with session, grant and audit row.
async function reader(server) {
  const { patients, suffix } = server.logins();
  const [{ patient_id, identifier, phone, password }] = patients;
  const portal = `/api/portal/${suffix}`;
  const visit = await server.signIn(portal, { identifier, phone, password });
  return { cookie: visit.cookie, url: `${server.url}${portal}/patients/${patient_id}/documents` };
}

async function outage(name, server, patient, goAway, comeBack) {
  const ready = `${server.url}/readyz`;
  const [answers, state] = [[], { ended: false }];
  const asking = [keepAsking(ready, null, answers, state)];
  for (let client = 0; client < clients; ++client)
    asking.push(keepAsking(patient.url, patient.cookie, answers, state));
  await sleep(1_000);
  const gone = performance.now();
  goAway();
  await sleep(frozen);
  await server.livez();
  await comeBack();
  const back = performance.now();
  const served = (url) =>
    answers.some((answer) => answer.url === url && answer.sent >= back && answer.status === 200);
  while (!served(ready) || !served(patient.url)) await sleep(5);
  state.ended = true;
  await Promise.all(asking);

  const refused = answers.filter((answer) => answer.status === 503);
  const firstServed = (url) =>
    Math.min(
      ...answers.filter((a) => a.url === url && a.sent >= back && a.status === 200).map((a) => a.answered),
    );
  const told = Math.min(...refused.filter(({ url }) => url === ready).map(({ answered }) => answered));
  return [
    { what: `${name}: /readyz says so (s)`, measured: seconds(told - gone), limit: 2, better: "less" },
    {
      what: `${name}: longest wait for a 503 (s)`,
      measured: seconds(Math.max(...refused.map(({ sent, answered }) => answered - Math.max(sent, gone)))),
      limit: 1,
      better: "less",
    },
    {
      what: `${name}: serves again (s)`,
      measured: seconds(Math.max(firstServed(ready), firstServed(patient.url)) - back),
      limit: 5,
      better: "less",
    },
  ];
}

export async function outages() {
  const cluster = new Cluster();
  const server = await Server.start(path.join(workFolder("outage"), "data"), {
    database: cluster.make("outage"),
  });
  const patient = await reader(server);
  const lines = [
    ...(await outage(
      "PostgreSQL frozen",
      server,
      patient,
      () => cluster.send("SIGSTOP"),
      () => cluster.send("SIGCONT"),
    )),
    ...(await outage(
      "PostgreSQL killed",
      server,
      patient,
      () => cluster.send("SIGKILL"),
      () => cluster.startAgain(),
    )),
  ];
  await server.stop();
  return lines;
}
