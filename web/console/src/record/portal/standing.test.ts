import { expect, test } from "vitest";
import { standingOf } from "./standing";

const noPhone = { code: "NO_PHONE", detail: "", fix: "edit_phone" as const };
const firstLogin = { code: "NOT_ACTIVATED", detail: "", fix: "issue_desk_code" as const };

test("what has to be put right blocks, and only that is counted", () => {
  expect(standingOf({ blockers: [noPhone, firstLogin], activated: false })).toEqual({
    kind: "blocked",
    inTheWay: 1,
  });
  expect(standingOf({ blockers: [noPhone], activated: true })).toEqual({ kind: "blocked", inTheWay: 1 });
});

test("a first login that is still to come blocks nothing", () => {
  expect(standingOf({ blockers: [firstLogin], activated: false })).toEqual({ kind: "first_login" });
});

test("nothing in the way of an account in use", () => {
  expect(standingOf({ blockers: [], activated: true })).toEqual({ kind: "in_use" });
});
