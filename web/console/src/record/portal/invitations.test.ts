import { expect, test } from "vitest";
import type { PatientInvitation } from "../../api/types";
import { nextChannel } from "./useInviting";

const sent = (channel: PatientInvitation["channel"], state: PatientInvitation["state"]) =>
  ({ channel, state }) as PatientInvitation;

test("who was never invited is invited by the first way that is open", () => {
  expect(nextChannel({ invitable: ["email", "sms", "letter"], invitations: [] })).toBe("email");
  expect(nextChannel({ invitable: ["sms", "letter"], invitations: [] })).toBe("sms");
  expect(nextChannel({ invitable: [], invitations: [] })).toBeUndefined();
});

test("again the same way, unless the message did not arrive", () => {
  const invitable = ["email" as const, "sms" as const, "letter" as const];
  expect(nextChannel({ invitable, invitations: [sent("sms", "expired")] })).toBe("sms");
  expect(nextChannel({ invitable, invitations: [sent("email", "failed")] })).toBe("sms");
  expect(nextChannel({ invitable: ["email"], invitations: [sent("email", "failed")] })).toBe("email");
});
