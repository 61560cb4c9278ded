import createClient from "openapi-fetch";
import { heardFromServer } from "../clock/serverClock.ts";
import { i18n } from "../i18n/index.ts";
import type { paths } from "./schema.ts";

/** The session's CSRF token: kept in memory only, given by every answer that holds a session. */
let csrfToken = "";
export const keepCsrfToken = (token: string) => {
  csrfToken = token;
};

/** Whoever asks for the server asks through this: CSRF token and language are on every call. */
export const api = createClient<paths>({ baseUrl: "/", credentials: "same-origin" });

api.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", i18n.locale || "en");
    if (request.method !== "GET" && csrfToken) request.headers.set("X-CSRF-Token", csrfToken);
    if (request.method !== "GET" && !request.headers.has("Content-Type"))
      request.headers.set("Content-Type", "application/json");
    return request;
  },
  onResponse({ response }) {
    heardFromServer(response.headers.get("Date"));
  },
});
