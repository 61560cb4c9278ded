import { type Problem, readProblem } from "./problem.ts";

/** Every call ends in one of these; a caller that forgets one does not compile. */
export type Outcome<T> =
  | { kind: "done"; value: T }
  | { kind: "refused"; problem: Problem }
  /** There is no session any more. */
  | { kind: "signed-out"; problem: Problem }
  /** Nothing came back: no network, or the server is away. */
  | { kind: "offline" };

type Listener = () => void;
const listeners = new Set<Listener>();

/** Told whenever a call finds that the session has ended. Returns what stops it. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type Answer<T> = { data?: T; error?: unknown; response: Response };

export async function outcome<T>(call: Promise<Answer<T>>): Promise<Outcome<T>> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch {
    return { kind: "offline" };
  }
  if (answer.response.ok) return { kind: "done", value: answer.data as T };
  const problem = readProblem(answer.response, answer.error);
  if (isOfAProxy(problem)) return { kind: "offline" };
  if (problem.code === "UNAUTHENTICATED") {
    for (const listener of listeners) listener();
    return { kind: "signed-out", problem };
  }
  return { kind: "refused", problem };
}

/** What a proxy says by itself when no server stands behind it; the server's own refusals bear a code. */
const isOfAProxy = ({ status, code }: Problem) => status >= 502 && status <= 504 && code === `HTTP_${status}`;

/** An outcome other than "done", thrown for TanStack Query, which knows only values and errors. */
export class Unsuccessful extends Error {
  readonly outcome: Exclude<Outcome<never>, { kind: "done" }>;
  constructor(outcome: Exclude<Outcome<never>, { kind: "done" }>) {
    super(outcome.kind === "offline" ? "offline" : outcome.problem.code);
    this.outcome = outcome;
  }
}

/** The value of a call, for a query function. */
export async function value<T>(call: Promise<Answer<T>>): Promise<T> {
  const result = await outcome(call);
  if (result.kind === "done") return result.value;
  throw new Unsuccessful(result);
}

/** A lost connection or a server that is away may come back; a refusal will not change by asking again. */
export function worthRetrying(failures: number, error: unknown): boolean {
  if (failures >= 2 || !(error instanceof Unsuccessful)) return false;
  const { outcome } = error;
  return outcome.kind === "offline" || (outcome.kind === "refused" && outcome.problem.status >= 502);
}
