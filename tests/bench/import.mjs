// The given FHIR set into a fresh SQLite database, against reading and parsing its files.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

import { build, median, program, project, timed, workFolder } from "./measure.mjs";

const given = path.join(project, "../shared/data/fhir/given.tar.xz");
const rounds = 3;
const someRefused = 1;

export async function importGiven() {
  if (!existsSync(given)) throw new Error(`${given} is not there`);
  const folder = workFolder("import");
  const set = path.join(folder, "given");
  mkdirSync(set);
  execFileSync("tar", ["-xJf", given, "-C", set]);

  const runs = { floor: [], first: [], again: [] };
  for (let round = 0; round < rounds; ++round) {
    const data = path.join(folder, `data${round}`);
    const take = () =>
      timed(
        program,
        [
          "import",
          "fhir",
          "--data",
          data,
          "--contract",
          "bench",
          "--source",
          "given",
          "--create-contract",
          set,
        ],
        { good: [0, someRefused] },
      );
    runs.floor.push(timed(path.join(build, "bench/read_fhir"), [set]));
    runs.first.push(take());
    runs.again.push(take());
  }
  const of = (name, what) => median(runs[name].map((run) => run[what]));
  return [
    {
      what: "import of the given set (s)",
      floor: of("floor", "wall"),
      measured: of("first", "wall"),
      limit: 3,
      better: "less",
    },
    { what: "  the same, processor time (s)", floor: of("floor", "cpu"), measured: of("first", "cpu") },
    {
      what: "  a second time, nothing changes (s)",
      floor: of("floor", "wall"),
      measured: of("again", "wall"),
    },
  ];
}
