import { expect, test } from "vitest";
import { groupedCode } from "./deskCode";

test.each([
  ["K7XM2PQ94T", ["K7XM2", "PQ94T"]],
  ["K7XM-2PQ9-4T", ["K7XM", "2PQ9", "4T"]],
  ["12345678", ["1234", "5678"]],
  ["", []],
])("%s is written in the groups %o", (code, groups) => {
  expect(groupedCode(code)).toEqual(groups);
});
