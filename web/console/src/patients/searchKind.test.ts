import { expect, test } from "vitest";
import { searchKind } from "./searchKind";

test.each([
  ["balogh á", "name"],
  ["1961-10-14", "birth_date"],
  ["1961. 10. 14.", "birth_date"],
  ["14/10/1961", "birth_date"],
  ["+36 20 851 1908", "number"],
  ["062 518 947", "number"],
  ["agnes@", "email"],
  ["   ", undefined],
])("%s is searched as %s", (query, kind) => {
  expect(searchKind(query)).toBe(kind);
});
