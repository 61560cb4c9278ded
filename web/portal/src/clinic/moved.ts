import type { Unsuccessful } from "@portico/shared/api";

/** Sends the visitor to the clinic's new address when this one is a former one; says whether it did. */
export function moveTo(error: Unsuccessful): boolean {
  if (error.outcome.kind !== "refused" || error.outcome.problem.code !== "SUFFIX_MOVED") return false;
  const suffix = error.outcome.problem.facts.suffix;
  if (typeof suffix !== "string" || !/^[a-z0-9-]+$/.test(suffix)) return false;
  const { pathname, search, hash } = location;
  location.replace(pathname.replace(/^\/p\/[^/]+/, `/p/${suffix}`) + search + hash);
  return true;
}
