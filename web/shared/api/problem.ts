/** What the server says when it refuses: RFC 9457, with a stable code and a text for people in their language. */
export type Problem = {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors: FieldProblem[];
  /** Members of single codes: attempts_left, resend_at, phone, suffix… */
  facts: Record<string, unknown>;
  retryAfter?: number;
};

export type FieldProblem = { field: string; code: string; detail: string };

const KNOWN = ["type", "title", "status", "code", "detail", "errors"];

/** Reads a problem out of an answer's body, whatever came: a proxy's HTML page counts as a fault of the server. */
export function readProblem(response: Response, body: unknown): Problem {
  const given = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string) => (typeof given[name] === "string" ? (given[name] as string) : "");
  const retry = Number(response.headers.get("Retry-After"));
  return {
    status: response.status,
    code: text("code") || `HTTP_${response.status}`,
    title: text("title"),
    detail: text("detail"),
    errors: Array.isArray(given.errors) ? given.errors.filter(isFieldProblem) : [],
    facts: Object.fromEntries(Object.entries(given).filter(([name]) => !KNOWN.includes(name))),
    ...(Number.isFinite(retry) && retry > 0 ? { retryAfter: retry } : {}),
  };
}

function isFieldProblem(value: unknown): value is FieldProblem {
  const item = value as FieldProblem;
  return (
    typeof item?.field === "string" && typeof item?.code === "string" && typeof item?.detail === "string"
  );
}
