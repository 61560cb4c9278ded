// What a route asks of PostgreSQL, read from the server's own log, as a script for pgbench.
import { sleep } from "./measure.mjs";

const entry = /^\S+ \S+ \S+ \[(\d+)\] (LOG|DETAIL): {2}(.*)$/;
const parameter = /\$(\d+) = (NULL|'(?:[^']|'')*')/g;

function parametersOf(text) {
  return new Map(
    [...text.matchAll(parameter)].map(([, number, value]) => [
      Number(number),
      value === "NULL" ? null : value.slice(1, -1).replaceAll("''", "'"),
    ]),
  );
}

// Transactions and single statements in the order in which they ended: [{text, parameters}, …] each.
function units(log) {
  const all = [];
  const open = new Map();
  let last = null;
  for (const line of log.split("\n")) {
    const [, pid, kind, text] = entry.exec(line) ?? [];
    if (kind === "DETAIL" && last) last.parameters = parametersOf(text);
    const statement = /^(?:statement|execute [^:]+): (.*)$/.exec(text ?? "")?.[1];
    if (kind !== "LOG" || !statement) continue;
    last = { text: statement, parameters: new Map() };
    if (/^begin/i.test(statement)) open.set(pid, []);
    const unit = open.get(pid);
    unit ? unit.push(last) : all.push([last]);
    if (unit && /^(commit|rollback)/i.test(statement)) {
      all.push(unit);
      open.delete(pid);
    }
  }
  return all;
}

// The units that `ask` causes each time it is called; what the server does beside it comes in other numbers.
export async function statementsOf(cluster, database, ask) {
  const times = 7;
  const before = cluster.log().length;
  cluster.sql(database, "alter system set log_statement = 'all'", "select pg_reload_conf()");
  await sleep(300);
  for (let time = 0; time < times; ++time) await ask();
  cluster.sql(database, "alter system reset log_statement", "select pg_reload_conf()");
  await sleep(300);
  const byText = new Map();
  for (const unit of units(cluster.log().slice(before))) {
    const text = unit.map((statement) => statement.text).join("\n");
    byText.set(text, [...(byText.get(text) ?? []), unit]);
  }
  return [...byText.values()].filter((same) => same.length === times).map((same) => same.at(-1));
}

// A new id for every inserted row that grows with time, as the program's own (UUIDv7).
const growingId =
  "encode(int8send((extract(epoch from clock_timestamp()) * 1000000)::bigint) || int8send(:seed), 'hex')::uuid";

export function asScript(units) {
  const variables = {};
  const lines = ["\\set seed random(1, 9000000000000000000)"];
  units.flat().forEach(({ text, parameters }, statement) => {
    const columns = /^insert into \w+ \(([^)]*)\)/.exec(text)?.[1].split(/, */) ?? [];
    const idPlace = columns.indexOf("id") + 1;
    const filled = text.replaceAll(/\$(\d+)/g, (_, digits) => {
      const number = Number(digits);
      if (number === idPlace) return growingId;
      const value = parameters.get(number);
      if (value === null || value === undefined) return "null";
      if (value === "") return "''"; // pgbench knows no empty variables
      variables[`s${statement}p${number}`] = value;
      return `:s${statement}p${number}`;
    });
    lines.push(`${filled};`);
  });
  return { script: `${lines.join("\n")}\n`, variables };
}
