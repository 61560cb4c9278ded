import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A real nginx on loopback that hands each request to the next of several servers. */
export class Nginx {
  private readonly folder = mkdtempSync(join(tmpdir(), "portico-nginx-"));
  private readonly process: ChildProcess;

  constructor(port: number, servers: number[]) {
    const configuration = join(this.folder, "nginx.conf");
    writeFileSync(
      configuration,
      `daemon off; pid ${this.folder}/pid; error_log ${this.folder}/error.log; events {}
      http {
        access_log off;
        ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${this.folder};`).join("\n")}
        upstream portico { ${servers.map((server) => `server 127.0.0.1:${server} max_fails=0;`).join(" ")} }
        server {
          listen 127.0.0.1:${port};
          location / {
            proxy_pass http://portico;
            proxy_next_upstream error timeout non_idempotent;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto http;
          }
        }
      }`,
    );
    execFileSync("/usr/sbin/nginx", ["-t", "-q", "-c", configuration, "-e", join(this.folder, "error.log")]);
    this.process = spawn("/usr/sbin/nginx", ["-c", configuration, "-e", join(this.folder, "error.log")]);
  }

  async stop() {
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGTERM");
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
