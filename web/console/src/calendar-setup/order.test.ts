import { expect, test } from "vitest";
import { moved } from "./order";
import type { Service } from "./types";

const services = (...positions: number[]) =>
  positions.map((position, place) => ({ id: String.fromCharCode(97 + place), position }) as Service);
const shown = (all: Service[]) => all.map(({ id, position }) => `${id} ${position}`);

test("two change places", () => {
  expect(shown(moved(services(0, 1, 2), "b", -1))).toEqual(["b 0", "a 1"]);
  expect(shown(moved(services(0, 1, 2), "b", 1))).toEqual(["c 1", "b 2"]);
});

test("the first cannot go up, the last not down", () => {
  expect(moved(services(0, 1), "a", -1)).toEqual([]);
  expect(moved(services(0, 1), "b", 1)).toEqual([]);
});

test("equal and missing numbers are put right on the way", () => {
  expect(shown(moved(services(0, 0, 7), "c", -1))).toEqual(["c 1", "b 2"]);
});
