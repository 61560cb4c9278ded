import { expect, test } from "vitest";
import { innerAddress } from "./innerAddress";

test.each([
  [undefined, "/console/"],
  ["/contracts/1/patients?preview=2", "/console/contracts/1/patients?preview=2"],
  ["/console/contracts", "/console/contracts"],
  ["https://elsewhere.example/", "/console/"],
  ["//elsewhere.example/", "/console//elsewhere.example/"],
  ["/../p/clinic/", "/console/"],
  ["/sign-in?next=/sign-in", "/console/"],
])("%s leads to %s", (next, address) => {
  expect(innerAddress(next)).toBe(address);
});
