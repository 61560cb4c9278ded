import type { Problem } from "@portico/shared/api";
import { expect, test } from "vitest";
import { endsFlow } from "./useCodeEntry.ts";

const problem = (code: string, facts = {}): Problem => ({
  status: 401,
  code,
  title: "",
  detail: "",
  errors: [],
  facts,
});

test.each([
  ["FLOW_ENDED", {}],
  ["CODE_USED", {}],
  ["CODE_WRONG", { attempts_left: 0 }],
  ["ACCESS_FROZEN", {}],
])("%s %j ends the flow", (code, facts) => {
  expect(endsFlow(problem(code, facts))).toBe(true);
});

test.each([
  ["CODE_WRONG", { attempts_left: 1 }],
  ["CODE_EXPIRED", {}],
  ["CODE_SUPERSEDED", { time: "10:42" }],
  ["THROTTLED", {}],
])("after %s %j one may go on", (code, facts) => {
  expect(endsFlow(problem(code, facts))).toBe(false);
});
