// Can a stranger tell from an answer, or from how long it takes, whether the clinic knows somebody? 8,000 people have
// logins; strangers try in turns, each from another address, four kinds of keys at login, recovery, first login and registration.
import path from "node:path";

import { median, workFolder } from "./measure.mjs";
import { ask, inParallel, portal, seedLogins, trustsUs, unknownTaj } from "./people.mjs";
import { Server } from "./server.mjs";

const people = 8_000;
const triesOfAKind = 500;
const atOnce = 5;
const wrong = "NotThePassword1";

// Keys of the four kinds, for the nth try of one.
function keysOf(kind, person, number) {
  const { identifier, phone, password, number: who } = person;
  switch (kind) {
    case "unknown":
      return { who, identifier: unknownTaj(number), phone, password: wrong };
    case "wrong password":
    case "switched off":
      return { who, identifier, phone, password: wrong };
    case "wrong phone":
      return { who, identifier, phone: "+36305550123", password };
  }
}
const kinds = ["unknown", "wrong password", "wrong phone", "switched off"];
const ways = {
  login: ({ identifier, phone, password }) => ({ identifier, phone, password }),
  recovery: ({ identifier, phone }) => ({ identifier, phone }),
  activation: ({ identifier, phone }) => ({ identifier, phone, birth_date: "1950-01-02" }),
  registration: ({ identifier, phone, who }) => ({
    family: "Próba",
    given: `Páciens ${who}`,
    birth_date: "1950-01-02",
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

export async function enumeration() {
  const data = path.join(workFolder("enumeration"), "data");
  await (await Server.start(data)).stop();
  const logins = seedLogins(data, people);
  const open = logins.filter(({ off }) => !off);
  const off = logins.filter((login) => login.off);
  const server = await Server.start(data, { env: trustsUs });

  const lines = [];
  let next = 0;
  for (const [way, input] of Object.entries(ways)) {
    const tries = Array.from({ length: triesOfAKind }, (_, number) =>
      kinds.map((kind) => ({ kind, number })),
    ).flat();
    const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
    const looks = Object.fromEntries(kinds.map((kind) => [kind, new Set()]));
    await inParallel(tries, atOnce, async ({ kind, number }) => {
      const person = kind === "switched off" ? off[next++ % off.length] : open[next++ % open.length];
      const answer = await ask(server, "POST", `${portal}/${way}`, input(keysOf(kind, person, next)));
      times[kind].push(answer.milliseconds);
      looks[kind].add(visible(answer));
    });
    const known = kinds.slice(1);
    const all = new Set(kinds.flatMap((kind) => [...looks[kind]]));
    lines.push(
      { what: `${way}: answers that look different`, measured: all.size, limit: 1, better: "less" },
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
    );
    if (all.size > 1) console.error(`${way}:\n${[...all].join("\n")}`);
  }
  await server.stop();
  return lines;
}
