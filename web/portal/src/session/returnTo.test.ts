import { beforeEach, expect, test } from "vitest";
import { rememberedPage, rememberPage } from "./returnTo.ts";

beforeEach(() => history.replaceState(null, "", "/p/rozsadomb/documents/d1?for=anna"));

test("after signing in again one is back on the page, once", () => {
  rememberPage("rozsadomb");
  expect(rememberedPage("rozsadomb")).toBe("/p/rozsadomb/documents/d1?for=anna");
  expect(rememberedPage("rozsadomb")).toBeUndefined();
});

test("who was choosing a time comes back to it", () => {
  history.replaceState(null, "", "/p/rozsadomb/booking/details");
  rememberPage("rozsadomb");
  expect(rememberedPage("rozsadomb")).toBe("/p/rozsadomb/booking/details");
});

test("another place's address is not followed", () => {
  sessionStorage.setItem("return-to:rozsadomb", "https://elsewhere.example/");
  expect(rememberedPage("rozsadomb")).toBeUndefined();
});

test("hearing twice that the session ended does not lose the page to the login", () => {
  rememberPage("rozsadomb");
  history.replaceState(null, "", "/p/rozsadomb/login");
  rememberPage("rozsadomb");
  expect(rememberedPage("rozsadomb")).toBe("/p/rozsadomb/documents/d1?for=anna");
});
