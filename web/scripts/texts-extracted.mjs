// The PO catalogues must hold exactly the texts of the code, each in every language.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const packages = ["shared", "portal", "console"];
const catalogues = packages.flatMap((name) =>
  readdirSync(join(name, "locales"))
    .filter((file) => file.endsWith(".po"))
    .map((file) => join(name, "locales", file)),
);
const before = new Map(catalogues.map((path) => [path, readFileSync(path, "utf8")]));

for (const name of packages) {
  const run = spawnSync("lingui", ["extract", "--clean"], { cwd: name, encoding: "utf8" });
  if (run.status !== 0) {
    console.error(run.stdout, run.stderr);
    process.exit(1);
  }
}

let faults = 0;
for (const [path, text] of before) {
  const now = readFileSync(path, "utf8");
  if (now !== text) fault(`${path} is out of date: run npm run extract`);
  if (/msgid "[^"]+"\nmsgstr ""\n(?!")/.test(now)) fault(`${path} has a text without a translation`);
  writeFileSync(path, text);
}
process.exit(faults === 0 ? 0 : 1);

function fault(message) {
  faults += 1;
  console.error(message);
}
