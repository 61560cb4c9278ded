import { expect, test } from "vitest";
import { forgetPatients, stepsFrom, walkAlong } from "./walk";

test("a record knows its neighbours in the list it was opened from", () => {
  walkAlong("clinic", ["a", "b", "c"]);
  expect(stepsFrom("clinic", "b")).toEqual({ place: 2, of: 3, before: "a", after: "c" });
  expect(stepsFrom("clinic", "a")).toMatchObject({ before: undefined, after: "b" });
  expect(stepsFrom("clinic", "c")).toMatchObject({ before: "b", after: undefined });
});

test("another contract's list leads nowhere", () => {
  walkAlong("clinic", ["a", "b"]);
  expect(stepsFrom("other", "a")).toBeUndefined();
});

test("a list of one, an unknown record and a forgotten list lead nowhere", () => {
  walkAlong("clinic", ["a"]);
  expect(stepsFrom("clinic", "a")).toBeUndefined();
  walkAlong("clinic", ["a", "b"]);
  expect(stepsFrom("clinic", "x")).toBeUndefined();
  forgetPatients();
  expect(stepsFrom("clinic", "a")).toBeUndefined();
});
