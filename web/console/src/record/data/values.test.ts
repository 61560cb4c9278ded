import { describe, expect, test } from "vitest";
import { changeOf, differences, newPatientOf, type PatientValues } from "./values";

const agnes: PatientValues = {
  family: "Kovács",
  given: "Ágnes",
  birth_date: "1961-03-14",
  gender: "female",
  language: "hu",
  phone: "+3613264471",
  email: "",
  national_id_kind: "hu_taj",
  national_id: "048372613",
  address: { line: "Bimbó út 1.", city: "Budapest", postal_code: "1022", country: "HU" },
  emergency_contact: { name: "", phone: "" },
  deceased: false,
};

describe("a change", () => {
  test("holds the fields that were changed and no other", () => {
    expect(changeOf(agnes, { ...agnes, phone: "+36208511908" })).toEqual({ phone: "+36208511908" });
  });

  test("of one line of the address sends the whole address", () => {
    const moved = { ...agnes, address: { ...agnes.address, line: "Diósdi út 48." } };
    expect(changeOf(agnes, moved)).toEqual({ address: moved.address });
  });

  test("that puts everything back is none", () => {
    expect(changeOf(agnes, structuredClone(agnes))).toEqual({});
  });

  test("to nothing is said, not left out", () => {
    expect(changeOf(agnes, { ...agnes, phone: "" })).toEqual({ phone: "" });
  });
});

describe("a new patient", () => {
  test("has what was filled in", () => {
    expect(newPatientOf({ ...agnes, phone: "", national_id: "" })).toEqual({
      family: "Kovács",
      given: "Ágnes",
      birth_date: "1961-03-14",
      gender: "female",
      language: "hu",
      address: agnes.address,
    });
  });

  test("with nothing but a country has no address", () => {
    const values = { ...agnes, address: { line: "", city: " ", postal_code: "", country: "HU" } };
    expect(newPatientOf(values)).not.toHaveProperty("address");
  });
});

test("two states differ in single lines", () => {
  const other = { ...agnes, phone: "+36", address: { ...agnes.address, city: "Érd" } };
  expect(differences(agnes, other)).toEqual(["phone", "address.city"]);
});
