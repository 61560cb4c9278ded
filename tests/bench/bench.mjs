// Prints how the program stands to what it is to reach. Ratios against a floor that is measured in the same minute;
// absolute figures belong to this machine at this moment.
//   node bench.mjs [documents-sqlite documents-postgres idle import upload outage enumeration flood slots bookings page]
import { onPostgres, onSqlite } from "./documents.mjs";
import { bookings } from "./bookings.mjs";
import { enumeration } from "./enumeration.mjs";
import { flood } from "./flood.mjs";
import { idle } from "./idle.mjs";
import { importGiven } from "./import.mjs";
import { endAll } from "./measure.mjs";
import { outages } from "./outage.mjs";
import { page } from "./page.mjs";
import { slots } from "./slots.mjs";
import { upload } from "./upload.mjs";

const items = {
  "documents-sqlite": onSqlite,
  "documents-postgres": onPostgres,
  idle,
  import: importGiven,
  upload,
  outage: outages,
  enumeration,
  flood,
  slots,
  bookings,
  page,
};

const figure = (value) =>
  value === undefined ? "–" : value >= 100 ? value.toFixed(0) : value.toPrecision(3);

function line({ what, floor, measured, limit, better }) {
  const ratio = floor === undefined ? undefined : measured / floor;
  const judged = ratio ?? measured;
  const sign = better === "more" ? "≥" : "≤";
  const reached = better === "more" ? judged >= limit : judged <= limit;
  return [
    what.padEnd(46),
    figure(floor).padStart(9),
    figure(measured).padStart(9),
    (ratio === undefined ? "–" : ratio.toFixed(2)).padStart(7),
    (limit === undefined ? "" : `${sign} ${limit}`).padStart(7),
    limit === undefined ? "" : reached ? "ok" : "not reached",
  ].join("  ");
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !items[name]);
if (unknown.length) {
  console.error(`no such item: ${unknown.join(", ")}; there are ${Object.keys(items).join(", ")}`);
  process.exit(2);
}

const lines = [];
let failed = false;
for (const [name, measure] of Object.entries(items)) {
  if (wanted.length && !wanted.includes(name)) continue;
  process.stderr.write(`measuring ${name}\n`);
  try {
    lines.push(...(await measure()).map(line));
  } catch (error) {
    failed = true;
    console.error(`${name} could not be measured: ${error.stack}`);
  } finally {
    endAll();
  }
}
const head = [
  "what".padEnd(46),
  "floor".padStart(9),
  "measured".padStart(9),
  "ratio".padStart(7),
  "limit".padStart(7),
];
console.log([head.join("  "), ...lines].join("\n"));
process.exit(failed ? 1 : 0);
