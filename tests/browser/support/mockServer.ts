import { readFileSync, existsSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import * as mock from "./mockClinic.ts";

const dist = new URL("../../../web/portal/dist", import.meta.url).pathname;
const types: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".html": "text/html",
};

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-uCgwqH4e3lCVj+PZa9F9J3A7NwH2gaMSoDxfFuWhw8M='; img-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Serves the built portal with a clinic made up in memory; signed in or not by a cookie. */
export function mockServer(port: number) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://mock");
    response.setHeader("Content-Security-Policy", CSP);
    if (pathname.startsWith("/api/")) return answer(request, response, pathname, searchParams);
    if (pathname === "/branding/demo.css") return void response.setHeader("Content-Type", "text/css").end("");
    if (pathname.startsWith("/page/")) return void response.setHeader("Content-Type", "image/svg+xml").end(paper(pathname));
    const file = join(dist, pathname);
    const path = pathname !== "/" && existsSync(file) && extname(file) ? file : join(dist, "index.html");
    response.setHeader("Content-Type", types[extname(path)] ?? "application/octet-stream");
    response.end(readFileSync(path));
  });
  return server.listen(port);
}

type Reply = { status: number; body?: unknown };
const ok = (body: unknown): Reply => ({ status: 200, body });

async function answer(request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams) {
  const text = await new Promise<string>((resolve) => {
    let all = "";
    request.on("data", (chunk) => (all += chunk)).on("end", () => resolve(all));
  });
  const body = text ? JSON.parse(text) : {};
  const { status, body: reply } = route(request, response, path, query, body);
  response.statusCode = status;
  response.setHeader("Content-Type", status < 400 ? "application/json" : "application/problem+json");
  response.end(status === 204 ? "" : JSON.stringify(reply));
}

function route(request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams, body: Record<string, unknown>): Reply {
  const [, , , suffix, ...rest] = path.split("/");
  const call = `${request.method} ${rest.join("/")}`;
  if (path === "/api/demo/messages") return ok({ items: [{ at: new Date().toISOString(), channel: "sms", to: "+36305529031", text: "481523 is your sign-in code (Rózsadomb Medical). Valid for 5 minutes." }] });
  if (suffix !== mock.suffix) return mock.problem(404, "NOT_FOUND", "We cannot find what you asked for.");
  if (call === "GET ") return ok(mock.clinic);
  if (call === "POST login") return login(body);
  if (call === "POST login/code" || call === "POST activation/password") return enter(response, body);
  if (call === "POST login/resend" || call === "POST activation" || call === "POST activation/resend") return ok(mock.codeStep());
  if (call === "POST activation/code") return ok({ step: "password" });
  const idle = /idle=(\d+)/.exec(request.headers.cookie ?? "");
  if (!/signed-in=1/.test(request.headers.cookie ?? "")) return mock.problem(401, "UNAUTHENTICATED", "Please sign in first.");
  if (call === "GET session") return ok(mock.session(idle ? Number(idle[1]) : 60));
  if (call === "POST session/prolongation") return ok(mock.session(60));
  if (call === "DELETE session") {
    response.setHeader("Set-Cookie", "signed-in=0; Path=/");
    return { status: 204 };
  }
  if (call === "PUT session/language") return { status: 204 };
  return patientRoute(request.method ?? "", rest.slice(2).join("/"), query, body);
}

function login(body: Record<string, unknown>): Reply {
  if (body.password === "wrong") return mock.problem(401, "LOGIN_MISMATCH", "These details do not belong together.", { attempts_left: 3 });
  return ok(mock.codeStep());
}

function enter(response: ServerResponse, body: Record<string, unknown>): Reply {
  if (body.code === "000000") return mock.problem(401, "CODE_WRONG", "This code is not right. You have 3 tries left.", { attempts_left: 3 });
  response.setHeader("Set-Cookie", "signed-in=1; Path=/");
  return ok(mock.session());
}

function patientRoute(method: string, path: string, query: URLSearchParams, body: Record<string, unknown>): Reply {
  if (method === "PATCH") {
    Object.assign(mock.patient, body, { version: mock.patient.version + 1 });
    return ok({ patient: mock.patient, outcomes: {} });
  }
  if (path === "") return ok(mock.patient);
  if (path === "documents") {
    const type = query.get("type");
    const items = mock.documents.filter((document) => !type || document.type === type).slice(0, Number(query.get("limit") ?? 40));
    return ok({ items, counts: mock.counts });
  }
  if (path === "documents/searches") return ok({ items: search(String(body.query)) });
  if (path === "encounters") return ok({ items: mock.encounters });
  if (path === "access-log") return ok({ items: mock.accessLog });
  const found = mock.documents.find(({ id }) => path === `documents/${id}`);
  if (found) return ok({ ...found, page_images: ["/page/1", "/page/2"], content: "/page/1" });
  return mock.problem(404, "NOT_FOUND", "We cannot find what you asked for.");
}

const search = (words: string) =>
  mock.documents
    .filter(({ title }) => title.toLowerCase().includes(words.toLowerCase()))
    .map((document) => ({
      document,
      title_marked: document.title.replace(new RegExp(words, "gi"), (match) => `\u0001${match}\u0002`),
    }));

const paper = (path: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 794 1123"><rect width="794" height="1123" fill="#fff"/><text x="60" y="100" font-size="28">Laboratóriumi lelet ${path.slice(-1)}</text><rect x="60" y="130" width="674" height="2" fill="#0f766e"/>${Array.from({ length: 18 }, (_, n) => `<text x="60" y="${190 + n * 44}" font-size="20">Vizsgálat ${n + 1}: érték, mértékegység, referencia</text>`).join("")}</svg>`;
