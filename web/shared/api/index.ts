export type { Answer } from "./answer.ts";
export { api, keepCsrfToken } from "./client.ts";
export { type Outcome, onSignedOut, outcome, Unsuccessful, value, worthRetrying } from "./outcome.ts";
export type { FieldProblem, Problem } from "./problem.ts";
export type { components, paths } from "./schema.ts";
