import { expect, test } from "vitest";
import { piecesOf } from "./marks.ts";

test("a title without a match is one piece", () => {
  expect(piecesOf("Thyroid function")).toEqual([{ text: "Thyroid function", marked: false }]);
});

test("matches at the beginning, in the middle and at the end", () => {
  expect(piecesOf("\u0001TSH\u0002 and \u0001fT4\u0002")).toEqual([
    { text: "TSH", marked: true },
    { text: " and ", marked: false },
    { text: "fT4", marked: true },
  ]);
});

test("HTML in a title stays text, and no character is lost", () => {
  const title = "<b>\u0001x\u0002</b> \u0002";
  expect(
    piecesOf(title)
      .map(({ text }) => text)
      .join(""),
  ).toBe("<b>x</b> ");
});
