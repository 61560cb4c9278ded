import { expect, test } from "vitest";
import { criteriaOf } from "./CriteriaForm";

test("what is left empty asks for nothing", () => {
  expect(
    JSON.stringify(criteriaOf({ practitioner_id: "", language: "hu", age_from: "", age_until: "70" })),
  ).toBe('{"language":"hu","age_until":70}');
  expect(JSON.stringify(criteriaOf({}))).toBe("{}");
});
