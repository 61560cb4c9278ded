// Runs every check and reports them all, so that one run tells everything.
import { spawnSync } from "node:child_process";

const checks = [
  ["format and lint", "biome", ["check", "."]],
  ["format and lint of the browser tests", "biome", ["check", "--config-path=.", "../tests/browser"]],
  ["types", "tsc", ["--noEmit", "-p", "."]],
  ["texts extracted", "node", ["scripts/texts-extracted.mjs"]],
  ["unused code", "knip", []],
];

let failed = 0;
for (const [name, command, args] of checks) {
  console.log(`\n== ${name}`);
  const result = spawnSync(command, args, { stdio: "inherit" });
  if (result.status !== 0) {
    failed += 1;
    console.error(`== ${name}: failed`);
  }
}
process.exit(failed === 0 ? 0 : 1);
