import { show } from "@portico/shared/test/show.tsx";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ClinicContext } from "../clinic/ClinicContext.ts";
import type { Clinic, CodeDelivery, CodeStep } from "../clinic/types.ts";
import { DeliveryNote } from "./DeliveryNote.tsx";

const clinic = { contact: { phone: "+36 1 555 0142", email: "", address: "" } } as Clinic;
const step = (method: CodeStep["method"], methods: CodeStep["methods"]): CodeStep => ({
  step: "code",
  method,
  methods,
  sent_to: "••• 67",
  resend_at: "2026-11-22T08:01:00Z",
  expires_at: "2026-11-22T08:05:00Z",
});
const said = (of: CodeStep, state?: CodeDelivery["state"]) => {
  show(
    <ClinicContext value={clinic}>
      <DeliveryNote step={of} state={state} />
    </ClinicContext>,
  );
  return screen.queryByRole("status")?.textContent ?? "";
};

test("nothing while nothing is known", () => {
  expect(said(step("sms", ["sms"]))).toBe("");
});

test.each([
  ["sms", ["sms"], "rejected", "takes messages, then resend"],
  ["sms", ["sms"], "expired", "switched on, with signal?"],
  ["sms", ["sms", "email"], "failed", "sent by e-mail: the button"],
  ["sms", ["totp", "sms", "email"], "failed", "Use your authenticator app"],
  ["email", ["sms", "email"], "failed", "sent by SMS: the button"],
] as const)(
  "not delivered by %s with %j, %s: the next way, and the clinic's phone",
  (method, methods, state, way) => {
    const text = said(step(method, [...methods]), state);
    expect(text).toContain(way);
    expect(text).toContain("could not be delivered");
    expect(screen.getByRole("link").getAttribute("href")).toBe("tel:+3615550142");
  },
);

test.each([
  ["sms", "queued", "We are sending the SMS."],
  ["sms", "delivered", "The SMS is on your phone."],
  ["email", "accepted", "The e-mail has left."],
] as const)("%s, %s: %s", (method, state, words) => {
  expect(said(step(method, ["sms", "email"]), state)).toContain(words);
});
