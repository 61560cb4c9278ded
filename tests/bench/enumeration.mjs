// Can a stranger tell from an answer, or from how long it takes, whether the clinic knows somebody? 8,000 people have
// logins; strangers try in turns, each from another address, several kinds of keys at login, recovery, first login (where the clinic
// lets patients in by hand, and where their data are enough) and registration.
import path from "node:path";

import { median, workFolder } from "./measure.mjs";
import { ask, inParallel, portal, seedLogins, seedNewcomers, trustsUs, unknownTaj } from "./people.mjs";
import { Server } from "./server.mjs";

const people = 8_000;
const newcomers = 2_000;
const triesOfAKind = 500;
const atOnce = 5;
const wrong = "NotThePassword1";
const birthDate = "1950-01-02"; // everybody's

// Keys of one of the kinds below, for the nth try of it.
function keysOf(kind, person, number) {
  const { identifier, phone, password, number: who } = person;
  switch (kind) {
    case "unknown":
      return { who, identifier: unknownTaj(number), phone, password: wrong, birth_date: birthDate };
    case "wrong password":
    case "switched off":
      return { who, identifier, phone, password: wrong };
    case "wrong phone":
      return { who, identifier, phone: "+36305550123", password, birth_date: birthDate };
    case "wrong birth date":
      return { who, identifier, phone, birth_date: "1951-01-02" };
    case "let in by nobody":
    case "has a login":
      return { who, identifier, phone, birth_date: birthDate };
  }
}
const kinds = ["unknown", "wrong password", "wrong phone", "switched off"];
const newcomersKinds = ["unknown", "wrong birth date", "wrong phone", "let in by nobody", "has a login"];
const ways = {
  login: ({ identifier, phone, password }) => ({ identifier, phone, password }),
  recovery: ({ identifier, phone }) => ({ identifier, phone }),
  activation: ({ identifier, phone }) => ({ identifier, phone, birth_date: birthDate }),
  registration: ({ identifier, phone, who }) => ({
    family: "Próba",
    given: `Páciens ${who}`,
    birth_date: birthDate,
    national_id: identifier,
    phone,
  }),
};

// The share of pairs that a threshold on the time puts in the right order; 0.5 tells nothing.
function areaUnderCurve(one, other) {
  const all = [...one.map((value) => [value, 0]), ...other.map((value) => [value, 1])].sort(
    (a, b) => a[0] - b[0],
  );
  let before = 0;
  let right = 0;
  for (const [, which] of all)
    if (which === 0) before += 1;
    else right += before;
  const area = right / (one.length * other.length);
  return Math.max(area, 1 - area);
}

// What an answer shows besides its time: all but what differs by its nature, of which the length is compared.
function visible({ status, headers, body }) {
  const shown = Object.entries(headers).map(([name, value]) => {
    if (name === "date") return name;
    return name === "set-cookie"
      ? [name, value.map((line) => line.replace(/=[^;]*/, (secret) => `=${secret.length}`))]
      : [name, name === "x-request-id" ? value.length : value];
  });
  return JSON.stringify([status, shown, body.length]);
}

// One way in, tried with each kind of keys in turn; `personFor` gives somebody of a kind.
async function tryOut(server, what, address, kinds, personFor, input) {
  // Mixed: in turns, as many at once as there are kinds, each kind would always stand in the same place of the queue.
  const tries = shuffled(
    Array.from({ length: triesOfAKind }, (_, number) => kinds.map((kind) => ({ kind, number }))).flat(),
  );
  const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
  const looks = Object.fromEntries(kinds.map((kind) => [kind, new Set()]));
  await inParallel(tries, atOnce, async ({ kind, number }) => {
    const answer = await ask(
      server,
      "POST",
      `${portal}/${address}`,
      input(keysOf(kind, personFor(kind), number)),
    );
    times[kind].push(answer.milliseconds);
    looks[kind].add(visible(answer));
  });
  const known = kinds.slice(1);
  const all = new Set(kinds.flatMap((kind) => [...looks[kind]]));
  if (all.size > 1) console.error(`${what}:\n${[...all].join("\n")}`);
  return [
    { what: `${what}: answers that look different`, measured: all.size, limit: 1, better: "less" },
    {
      what: "  difference of the medians (ms)",
      measured: Math.max(...known.map((kind) => Math.abs(median(times[kind]) - median(times.unknown)))),
      limit: 2,
      better: "less",
    },
    {
      what: "  how well time tells them apart (AUC)",
      measured: Math.max(...known.map((kind) => areaUnderCurve(times.unknown, times[kind]))),
      limit: 0.55,
      better: "less",
    },
  ];
}

function shuffled(list) {
  const mixed = [...list];
  for (let left = mixed.length - 1; left > 0; left -= 1) {
    const other = Math.floor(Math.random() * (left + 1));
    [mixed[left], mixed[other]] = [mixed[other], mixed[left]];
  }
  return mixed;
}

// Each in turn, from the first again when all have been.
function inTurn(list) {
  let next = 0;
  return () => list[next++ % list.length];
}

export async function enumeration() {
  const data = path.join(workFolder("enumeration"), "data");
  await (await Server.start(data)).stop();
  const logins = seedLogins(data, people);
  const open = inTurn(logins.filter(({ off }) => !off));
  const off = inTurn(logins.filter((login) => login.off));

  const lines = [];
  let server = await Server.start(data, { env: trustsUs });
  const ofThose = (kind) => (kind === "switched off" ? off() : open());
  for (const [way, input] of Object.entries(ways))
    lines.push(...(await tryOut(server, way, way, kinds, ofThose, input)));
  await server.stop();

  const fresh = seedNewcomers(data, newcomers);
  const alive = inTurn(fresh.filter(({ off }) => !off));
  const dead = inTurn(fresh.filter((person) => person.off));
  server = await Server.start(data, { env: trustsUs });
  const ofNewcomers = (kind) =>
    kind === "has a login" ? open() : kind === "let in by nobody" ? dead() : alive();
  const activation = ({ identifier, phone, birth_date }) => ({ identifier, phone, birth_date });
  lines.push(
    ...(await tryOut(server, "activation by data", "activation", newcomersKinds, ofNewcomers, activation)),
  );
  await server.stop();
  return lines;
}
