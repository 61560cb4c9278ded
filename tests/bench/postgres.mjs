// A PostgreSQL cluster of one's own, on a socket, with the server's usual safety (fsync on).
import { execFile, execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { promisify } from "node:util";

import { atEnd } from "./measure.mjs";

const root = "/usr/lib/postgresql";

export class Cluster {
  constructor() {
    const newest = readdirSync(root)
      .filter((version) => existsSync(`${root}/${version}/bin/initdb`))
      .sort()
      .at(-1);
    this.programs = `${root}/${newest}/bin`;
    this.folder = mkdtempSync("/var/tmp/portico-bench-"); // short: a socket's path has at most 107 bytes
    atEnd(() => rmSync(this.folder, { recursive: true, force: true }));
    if (process.getuid() === 0) {
      const [user, group] = ["-u", "-g"].map((what) =>
        Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" })),
      );
      chownSync(this.folder, user, group);
      chmodSync(this.folder, 0o755);
    }
    this.#run("initdb", [
      "-D",
      `${this.folder}/data`,
      "-U",
      "portico",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
    ]);
    this.#run("pg_ctl", this.#starting());
    atEnd(() => this.#stop());
  }

  // After a crash; others go on meanwhile.
  async startAgain() {
    await promisify(execFile)(...this.#command("pg_ctl", this.#starting()), { cwd: "/" });
  }

  #starting() {
    const settings = `-k ${this.folder} -c listen_addresses= -c max_connections=200 -c shared_buffers=128MB`;
    return ["-D", `${this.folder}/data`, "-l", `${this.folder}/server.log`, "-w", "-o", settings, "start"];
  }

  // A signal to all of its processes.
  send(signal) {
    const locks = [`${this.folder}/data/postmaster.pid`, `${this.folder}/.s.PGSQL.5432.lock`];
    const postmaster = Number(readFileSync(locks[0], "utf8").split("\n")[0]);
    if (signal !== "SIGCONT") process.kill(postmaster, "SIGSTOP"); // it makes no more children
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8")
      .split(" ")
      .filter(Boolean);
    for (const child of children) process.kill(Number(child), signal);
    process.kill(postmaster, signal);
    // pg_ctl would take a dead process that nobody has reaped yet for a running one.
    if (signal === "SIGKILL") for (const lock of locks) rmSync(lock);
  }

  #stop() {
    if (!existsSync(`${this.folder}/data/postmaster.pid`)) return;
    this.send("SIGCONT"); // what a measurement that failed has left frozen
    this.#run("pg_ctl", ["-D", `${this.folder}/data`, "-m", "immediate", "-w", "stop"]);
  }

  make(database) {
    this.sql("postgres", `create database ${database}`);
    return `postgresql://portico@/${database}?host=${this.folder}`;
  }

  sql(database, ...statements) {
    const args = ["-h", this.folder, "-U", "portico", "-X", "-q", "-d", database];
    execFileSync(`${this.programs}/psql`, [...args, ...statements.flatMap((text) => ["-c", text])]);
  }

  log() {
    return readFileSync(`${this.folder}/server.log`, "utf8");
  }

  // Transactions a second of a pgbench script.
  pgbench(database, script, variables, { clients = 64, seconds = 3 } = {}) {
    const defined = Object.entries(variables).flatMap(([name, value]) => ["-D", `${name}=${value}`]);
    const text = execFileSync(
      "pgbench",
      [
        "-n",
        "-M",
        "prepared",
        "-c",
        clients,
        "-j",
        "2",
        "-T",
        seconds,
        "-h",
        this.folder,
        "-U",
        "portico",
        ...defined,
        "-f",
        script,
        database,
      ].map(String),
      {
        encoding: "utf8",
        env: { ...process.env, PGOPTIONS: "-c jit=off" },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    return Number(/tps = ([\d.]+)/.exec(text)[1]);
  }

  #command(name, args) {
    const command = `${this.programs}/${name}`;
    return process.getuid() === 0 ? ["runuser", ["-u", "postgres", "--", command, ...args]] : [command, args];
  }

  #run(name, args) {
    execFileSync(...this.#command(name, args), { cwd: "/", stdio: ["ignore", "ignore", "inherit"] });
  }
}
