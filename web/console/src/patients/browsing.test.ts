import { expect, test } from "vitest";
import type { PatientRow } from "../api/types";
import { browse, browsingOf } from "./browsing";

const row = (id: string, portal: PatientRow["portal"], duplicate_suspect = false) =>
  ({ id, name: id, gender: "unknown", city: "", portal, duplicate_suspect }) satisfies PatientRow;
const found = [row("b", "active"), row("a", "no_access", true), row("c", "active", true)];
const ids = (rows: PatientRow[]) => rows.map(({ id }) => id);

test("an address is read as far as it makes sense", () => {
  expect(browsingOf({ portal: "active", sort: "-name", double: true })).toEqual({
    portal: "active",
    sort: "-name",
    double: true,
  });
  expect(browsingOf({ portal: "everything", sort: "national_id", double: "yes" })).toEqual({});
  expect(browsingOf({ sort: "name" })).toEqual({});
});

test("filters and order hold for what a search found", () => {
  expect(ids(browse(found, {}))).toEqual(["b", "a", "c"]);
  expect(ids(browse(found, { portal: "active" }))).toEqual(["b", "c"]);
  expect(ids(browse(found, { double: true, sort: "-name" }))).toEqual(["c", "a"]);
  expect(ids(browse(found, { sort: "-created_at" }))).toEqual(["c", "b", "a"]);
});
