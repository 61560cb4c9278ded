import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import * as clinic from "./clinic.ts";
import { messages, smsConsumption } from "./messages.ts";

type Answer = { status?: number; body?: unknown; type?: string };
type Handler = (match: RegExpMatchArray, body: Record<string, never>, request: IncomingMessage) => Answer;

let signedIn = true;
const turn = (on: boolean, answer: Answer): Answer => {
  signedIn = on;
  return answer;
};
const find = (id: string | undefined) => clinic.patients.find((one) => one.id === id);
const problem = (status: number, code: string, detail: string, more: object = {}): Answer => ({
  status,
  type: "application/problem+json",
  body: { type: "about:blank", title: code, status, code, detail, ...more },
});
const step = () => ({
  step: "code",
  method: "sms",
  sent_to: "+36 ** *** **40",
  resend_at: new Date(Date.now() + 60_000).toISOString(),
  expires_at: new Date(Date.now() + 300_000).toISOString(),
});
const P = "/contracts/[^/]+/patients/([^/]+)";
const page = (n: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1130"><rect width="800" height="1130" fill="#fff"/><text x="80" y="120" font-size="32" font-family="sans-serif">Thyroid function, page ${n}</text><path d="M80 180h640M80 220h640M80 260h520" stroke="#ccc" stroke-width="8"/></svg>`;

const routes: [string, RegExp, Handler][] = [
  [
    "GET",
    /^\/session$/,
    () => (signedIn ? { body: clinic.session } : problem(401, "UNAUTHENTICATED", "Sign in.")),
  ],
  ["DELETE", /^\/session$/, () => turn(false, { status: 204 })],
  ["PUT", /^\/session\/language$/, (_, body) => ({ status: Object.assign(clinic.session, body) && 204 })],
  [
    "POST",
    /^\/login$/,
    (_, body) =>
      body.password === "wrong"
        ? problem(
            401,
            "LOGIN_MISMATCH",
            "These details don't belong together. Check the e-mail and the password.",
          )
        : { body: step() },
  ],
  ["POST", /^\/login\/resend$/, () => ({ body: step() })],
  [
    "POST",
    /^\/login\/code$/,
    (_, body) =>
      body.code === "123456"
        ? turn(true, { body: clinic.session })
        : problem(401, "CODE_WRONG", "Wrong code: 2 tries left."),
  ],
  ["GET", /^\/contracts$/, () => ({ body: { items: clinic.contracts } })],
  ["GET", /^\/contracts\/[^/]+\/portal-settings$/, () => ({ body: clinic.settings })],
  ["GET", /^\/contracts\/[^/]+\/portal-settings\/sign-in$/, () => ({ body: clinic.signIn })],
  [
    "PUT",
    /^\/contracts\/[^/]+\/portal-settings\/sign-in$/,
    (_, body) => ({ body: Object.assign(clinic.signIn, body, { version: clinic.signIn.version + 1 }) }),
  ],
  ["GET", /^\/contracts\/[^/]+\/portal-settings\/registration$/, () => ({ body: clinic.registrationPolicy })],
  [
    "PUT",
    /^\/contracts\/[^/]+\/portal-settings\/registration$/,
    (_, body) => ({
      body: Object.assign(clinic.registrationPolicy, body, {
        version: clinic.registrationPolicy.version + 1,
      }),
    }),
  ],
  ["GET", /^\/contracts\/[^/]+\/registration-queue$/, () => ({ body: { waiting: 0 } })],
  ["GET", /^\/contracts\/[^/]+\/registrations$/, () => ({ body: { items: [] } })],
  ["GET", /^\/contracts\/[^/]+\/legal$/, () => ({ body: clinic.legal })],
  [
    "POST",
    /^\/contracts\/[^/]+\/legal$/,
    (_, body) => ({
      status: 201,
      body: Object.assign(clinic.legal, body, {
        version: clinic.legal.version + 1,
        published_at: new Date().toISOString(),
      }),
    }),
  ],
  ["GET", /^\/contracts\/[^/]+\/sms-consumption$/, () => ({ body: smsConsumption })],
  [
    "PATCH",
    /^\/contracts\/[^/]+\/portal-settings$/,
    (_, body) => {
      if (body.suffix === "taken")
        return problem(409, "SUFFIX_TAKEN", "Another clinic has this address. Choose another one.");
      return { body: Object.assign(clinic.settings, body, { version: clinic.settings.version + 1 }) };
    },
  ],
  [
    "GET",
    /^\/contracts\/[^/]+\/patients\?(.*)$/,
    ([, query]) => {
      const from = Number(new URLSearchParams(query).get("cursor") ?? 0);
      const items = clinic.patients.slice(from, from + 50).map(clinic.rowOf);
      return {
        body: { items, ...(from + 50 < clinic.patients.length ? { next_cursor: String(from + 50) } : {}) },
      };
    },
  ],
  [
    "POST",
    /^\/contracts\/[^/]+\/patients\/searches$/,
    (_, body) => {
      const words = String(body.query).toLowerCase().split(/\s+/);
      const items = clinic.patients.filter((one) =>
        words.every((word) => one.name.toLowerCase().includes(word)),
      );
      return { body: { items: items.map(clinic.rowOf) } };
    },
  ],
  [
    "POST",
    /^\/contracts\/[^/]+\/patients$/,
    (_, body) => {
      if (!body.even_if_similar && body.family === "Balogh")
        return problem(409, "SIMILAR_PATIENT", "This person may be on record already.", {
          similar: clinic.patients.slice(0, 2).map(clinic.rowOf),
        });
      if (String(body.phone ?? "").startsWith("06"))
        return problem(422, "FORMAT_PHONE", "Please check the phone.", {
          errors: [
            {
              field: "phone",
              code: "FORMAT_PHONE",
              detail: "Write the phone with country code, like +36 30 123 4567.",
            },
          ],
        });
      return { status: 201, body: clinic.patients[0] };
    },
  ],
  [
    "GET",
    new RegExp(`^${P}$`),
    ([, id]) => (find(id) ? { body: find(id) } : problem(404, "NOT_FOUND", "Not found.")),
  ],
  [
    "PATCH",
    new RegExp(`^${P}$`),
    ([, id], { version: _, ...change }) => {
      if (String((change as { phone?: string }).phone ?? "").startsWith("06"))
        return problem(422, "FORMAT_PHONE", "Please check the phone.", {
          errors: [
            {
              field: "phone",
              code: "FORMAT_PHONE",
              detail: "Write the phone with country code, like +36 30 123 4567.",
            },
          ],
        });
      const one = find(id);
      return { body: Object.assign(one ?? {}, change) };
    },
  ],
  [
    "GET",
    new RegExp(`^${P}/portal-access$`),
    ([, id]) => ({ body: clinic.accessOf(find(id) as clinic.MockPatient) }),
  ],
  [
    "GET",
    new RegExp(`^${P}/related-persons$`),
    () => ({
      body: {
        acting_for_patient: [],
        patient_acts_for: [],
        proxy_end_age: 18,
        proxy_narrow_scopes: ["appointments", "billing"],
      },
    }),
  ],
  ["GET", new RegExp(`^${P}/messages$`), () => ({ body: { items: messages } })],
  [
    "POST",
    new RegExp(`^${P}/suggestions/([^/]+)/(acceptance|dismissal)$`),
    ([, id, suggestion, how]) => {
      const one = find(id) as clinic.MockPatient;
      const settled = one.suggestions.find(({ id }) => id === suggestion);
      if (!settled) return problem(404, "NOT_FOUND", "Not found.");
      one.suggestions = one.suggestions.filter((other) => other !== settled);
      return { body: how === "acceptance" ? Object.assign(one, { [settled.field]: settled.value }) : one };
    },
  ],
  [
    "PATCH",
    new RegExp(`^${P}/portal-access$`),
    ([, id], body) => {
      const one = find(id) as clinic.MockPatient;
      one.portal_access = Boolean(body.enabled);
      return { body: clinic.accessOf(one) };
    },
  ],
  [
    "POST",
    new RegExp(`^${P}/portal-access/desk-codes$`),
    () => ({
      status: 201,
      body: {
        code: "K7XM2PQ94T",
        expires_at: "2026-11-24T09:12:00Z",
        portal_url: "https://portal.example/p/rozsadomb/",
      },
    }),
  ],
  [
    "GET",
    new RegExp(`^${P}/documents(?:\\?(.*))?$`),
    ([, , query]) => {
      const type = new URLSearchParams(query ?? "").get("type");
      return { body: { items: clinic.documents.filter((one) => !type || one.type === type) } };
    },
  ],
  [
    "POST",
    new RegExp(`^${P}/documents$`),
    (_, body) => ({ status: 201, body: { ...clinic.documents[0], ...body, notified: [] } }),
  ],
  [
    "GET",
    new RegExp(`^${P}/documents/([^/]+)$`),
    ([, , id]) => ({
      body: {
        ...clinic.documents.find((one) => one.id === id),
        page_images: [1, 2].map((n) => `/api/console/mock-page/${n}`),
        content: "/api/console/mock-page/1",
      },
    }),
  ],
  [
    "PATCH",
    new RegExp(`^${P}/documents/([^/]+)$`),
    ([, , id], { version, ...change }) => {
      const one = clinic.documents.find((document) => document.id === id);
      return { body: Object.assign(one ?? {}, change, { version: Number(version) + 1 }) };
    },
  ],
  ["GET", /^\/mock-page\/(\d)/, ([, n]) => ({ type: "image/svg+xml", body: page(Number(n)) })],
  ["GET", new RegExp(`^${P}/encounters(\\?.*)?$`), () => ({ body: { items: clinic.encounters } })],
  ["GET", new RegExp(`^${P}/access-log(\\?.*)?$`), () => ({ body: { items: clinic.log } })],
  [
    "GET",
    /^\/contracts\/[^/]+\/audit-events/,
    () => ({ body: { items: clinic.log.map((one, id) => ({ id, outcome: "ok", ...one })) } }),
  ],
  [
    "POST",
    /^\/contracts\/[^/]+\/uploads$/,
    (_, __, request) => {
      const name = decodeURIComponent(String(request.headers["x-filename"]));
      if (name.includes("locked"))
        return problem(
          422,
          "FILE_ENCRYPTED",
          "The PDF is locked with a password. Save it without one and upload it again.",
        );
      return {
        status: 201,
        body: { upload_id: name, media_type: "application/pdf", size: 1, sha256: "", pages: 2, notes: [] },
      };
    },
  ],
];

function answer(request: IncomingMessage, response: ServerResponse, raw: string) {
  const address = (request.url ?? "").replace(/^\/api\/console/, "");
  const body = request.headers["content-type"]?.includes("json") && raw ? JSON.parse(raw) : {};
  for (const [method, pattern, handle] of routes) {
    const match = method === request.method ? address.match(pattern) : null;
    if (!match) continue;
    const { status = 200, body: out, type = "application/json" } = handle(match, body, request);
    response.writeHead(status, { "Content-Type": type });
    return response.end(out === undefined ? "" : typeof out === "string" ? out : JSON.stringify(out));
  }
  response.writeHead(404).end();
}

/** Answers /api and /branding from memory, in development only. */
export function mockApi(): Plugin {
  return {
    name: "mock-api",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? "";
        if (url.startsWith("/branding/"))
          return response.writeHead(200, { "Content-Type": "text/css" }).end("");
        if (url.startsWith("/api/portal/")) {
          response.writeHead(200, { "Content-Type": "application/json" });
          return response.end(JSON.stringify(clinic.portal));
        }
        if (!url.startsWith("/api/console")) return next();
        const chunks: Buffer[] = [];
        request.on("data", (chunk: Buffer) => chunks.push(chunk));
        request.on("end", () => answer(request, response, Buffer.concat(chunks).toString("latin1")));
      });
    },
  };
}
