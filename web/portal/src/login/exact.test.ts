import type { Problem } from "@portico/shared/api";
import { expect, test } from "vitest";
import { exactFaults } from "./exact.ts";

const problem = (code: string, facts = {}): Problem => ({
  status: 401,
  code,
  title: "",
  detail: "",
  errors: [],
  facts,
});

test.each([
  ["PASSWORD_WRONG", {}, { password: "This is not your password." }],
  ["PHONE_MISMATCH", { ends: "67" }, { phone: "Your number on record ends in 67." }],
  [
    "PHONE_AND_PASSWORD_WRONG",
    { ends: "67" },
    { phone: "Your number on record ends in 67.", password: "This is not your password." },
  ],
  ["LOGIN_MISMATCH", { attempts_left: 3 }, {}],
  ["THROTTLED", {}, {}],
])("%s is said at the fields it is about", (code, facts, faults) => {
  expect(exactFaults(problem(code, facts))).toEqual(faults);
});
