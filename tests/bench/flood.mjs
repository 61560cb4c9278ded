// 200 strangers a second try keys at random: how long does somebody wait whose device is known, and who is in already?
import path from "node:path";

import { sleep, workFolder } from "./measure.mjs";
import { ask, inParallel, percentile, portal, seedLogins, trustsUs, unknownTaj } from "./people.mjs";
import { Server } from "./server.mjs";

const owners = 120;
const seconds = 20;
const strangersASecond = 200;

const cookiesOf = ({ headers }) => (headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");

// Somebody who has signed in once, so that the device is known: its cookies.
async function signsIn(server, { identifier, phone, password }) {
  const keys = { identifier, phone, password };
  const first = await ask(server, "POST", `${portal}/login`, keys);
  if (first.status !== 200) throw new Error(`login: ${first.status} ${first.body}`);
  const code = await server.codeFor(keys.phone);
  const second = await ask(server, "POST", `${portal}/login/code`, { code }, { cookie: cookiesOf(first) });
  if (second.status !== 200) throw new Error(`code: ${second.status} ${second.body}`);
  const cookie = cookiesOf(second);
  const { account, profiles, csrf_token } = JSON.parse(second.body);
  return { keys, cookie, token: csrf_token, account, patient: profiles[0].patient_id };
}

// `start` every so many milliseconds until told to end; what they answered.
async function regularly(every, until, start) {
  const running = [];
  for (let due = performance.now(); due < until; due += every) {
    await sleep(Math.max(0, due - performance.now()));
    running.push(start());
  }
  return Promise.all(running);
}

export async function flood() {
  const data = path.join(workFolder("flood"), "data");
  await (await Server.start(data)).stop();
  const logins = seedLogins(data, 200).filter(({ off }) => !off);
  const server = await Server.start(data, { env: trustsUs });
  const known = [];
  await inParallel(logins.slice(0, owners), 4, async (keys) => known.push(await signsIn(server, keys)));
  await sleep(61_000); // a code goes to a phone once a minute
  const inside = await signsIn(server, logins.at(-1));

  const until = performance.now() + seconds * 1000;
  let strangers = 0;
  let owner = 0;
  const [junk, again, reads] = await Promise.all([
    regularly(1000 / strangersASecond, until, () =>
      ask(server, "POST", `${portal}/login`, {
        identifier: unknownTaj(strangers++),
        phone: "+36305550123",
        password: "NotThePassword1",
      }),
    ),
    regularly((seconds * 1000) / owners, until, () => {
      const { keys, cookie } = known[owner++ % known.length];
      return ask(server, "POST", `${portal}/login`, keys, { cookie });
    }),
    regularly(50, until, () =>
      ask(server, "GET", `${portal}/patients/${inside.patient}/documents?limit=20`, undefined, inside),
    ),
  ]);
  await server.stop();
  const times = (answers) => answers.map(({ milliseconds }) => milliseconds);
  const not200 = (answers) => answers.filter(({ status }) => status !== 200).length;
  return [
    { what: `${strangersASecond} strangers/s: sent in ${seconds} s`, measured: junk.length },
    { what: "  logins from known devices refused", measured: not200(again), limit: 0, better: "less" },
    {
      what: "  logins from known devices, p99 (s)",
      measured: percentile(times(again), 0.99) / 1000,
      limit: 2,
      better: "less",
    },
    { what: "  other calls refused", measured: not200(reads), limit: 0, better: "less" },
    {
      what: "  other calls, p99 (s)",
      measured: percentile(times(reads), 0.99) / 1000,
      limit: 0.2,
      better: "less",
    },
  ];
}
