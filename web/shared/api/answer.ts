import type { paths } from "./schema.ts";

type Ok<T> = T extends { responses: infer R }
  ? R extends { 200: { content: { "application/json": infer Body } } }
    ? Body
    : R extends { 201: { content: { "application/json": infer Body } } }
      ? Body
      : R extends { 202: { content: { "application/json": infer Body } } }
        ? Body
        : never
  : never;

/** What a route answers with, by its path and verb: the names of the server's own types do not matter here. */
export type Answer<Path extends keyof paths, Verb extends keyof paths[Path]> = Ok<paths[Path][Verb]>;
