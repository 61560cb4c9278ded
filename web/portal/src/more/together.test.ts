import { expect, test } from "vitest";
import { together } from "./together.ts";

test("the same deed of a day stands once, with how often; another day's and another person's stand apart", () => {
  const entry = (at: string, text: string, actor_name: string) => ({ at, text, actor_name });
  const runs = together(
    [
      entry("2026-11-21T22:59:00Z", "Opened a document", "Eszter"),
      entry("2026-11-21T10:00:00Z", "Changed the data", "Judit"),
      entry("2026-11-21T09:00:00Z", "Opened a document", "Eszter"),
      entry("2026-11-20T23:30:00Z", "Opened a document", "Eszter"),
      entry("2026-11-20T22:30:00Z", "Opened a document", "Eszter"),
    ],
    "Europe/Budapest",
  );
  expect(runs.map(({ entry: { text }, times }) => [text, times])).toEqual([
    ["Opened a document", 3],
    ["Changed the data", 1],
    ["Opened a document", 1],
  ]);
});
