import { expect, test } from "vitest";
import { offersFor } from "./offers";

const active = { status: "active" as const, is_self: false, is_own: true };

test.each([
  ["who is active", active, ["change", "reset", "deactivate"]],
  ["who was invited", { ...active, status: "invited" as const }, ["change", "sendLink", "deactivate"]],
  ["who is deactivated", { ...active, status: "deactivated" as const }, ["change", "restore"]],
  ["who works elsewhere too", { ...active, is_own: false }, ["change", "deactivate"]],
  ["oneself", { ...active, is_self: true }, ["change"]],
])("%s", (_, member, acts) => {
  expect(offersFor(member)).toEqual(acts);
});
