import { expect, test } from "vitest";
import { entryOf } from "./entryOf";

test.each([
  ["/contracts/1/patients", "database"],
  ["/contracts/1/patients/2/documents", "database"],
  ["/contracts/1/calendar", "calendar"],
  ["/contracts/1/calendar/away/2", "calendar"],
  ["/contracts/1/patient-lists/2", "lists"],
  ["/contracts", "contracts"],
  ["/contracts/new", "contracts"],
  ["/contracts/1/portal-settings", "contracts"],
  ["/contracts/1/invitations/new", "invitations"],
  ["/contracts/1/audit", "audit"],
  ["/contracts/c1/registrations", "registrations"],
  ["/contracts/c1/registrations/r1", "registrations"],
  ["/contracts/c1/guests", "guests"],
  ["/contracts/c1/portal-settings/guests", "contracts"],
  ["/contracts/c1/waiting-list", "waiting-list"],
  ["/contracts/1/staff", "staff"],
  ["/help", "help"],
  ["/account", undefined],
  ["/", undefined],
])("%s belongs to %s", (pathname, entry) => {
  expect(entryOf(pathname)).toBe(entry);
});
