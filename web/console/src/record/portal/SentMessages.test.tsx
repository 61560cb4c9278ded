import { act, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { show } from "../../../../shared/test/show.tsx";
import type { SentMessage } from "../../api/types";
import { toneOf } from "./messageWords";
import { MessageList } from "./SentMessages";

const code: SentMessage = {
  id: "1",
  channel: "sms",
  purpose: "login_code",
  sent_to: "••• 67",
  segments: 1,
  state: "with_operator",
  state_at: "2026-11-21T10:00:02Z",
  error_code: "",
  created_at: "2026-11-21T10:00:00Z",
};
const list = (...messages: SentMessage[]) => show(<MessageList messages={messages} zone="Europe/Budapest" />);
const line = (message: Partial<SentMessage>) => {
  list({ ...code, ...message });
  return screen.getByRole("listitem").textContent;
};

test("says what was sent where and when, and what became of it", () => {
  const words = line({});
  expect(words).toContain("Code");
  expect(words).toContain("SMS to ••• 67");
  expect(words).toContain("With the phone operator");
  expect(words).toContain("11:00");
  expect(words).not.toContain("parts");
});

test("a failure shows the provider's code", () => {
  const words = line({ state: "failed", error_code: "027", segments: 3 });
  expect(words).toContain("Did not arrive");
  expect(words).toContain("code 027");
  expect(words).toContain("3 parts");
});

test("of a mail nothing is promised beyond the mail server", () => {
  const words = line({ channel: "email", purpose: "document_notice", state: "accepted" });
  expect(words).toContain("New document");
  expect(words).toContain("Handed to the mail server");
});

test("of many the newest five come first, the others when they are asked for", () => {
  list(...Array.from({ length: 8 }, (_, place) => ({ ...code, id: String(place) })));
  expect(screen.getAllByRole("listitem")).toHaveLength(5);
  act(() => screen.getByRole("button", { name: "Show earlier messages" }).click());
  expect(screen.getAllByRole("listitem")).toHaveLength(8);
});

test("nothing sent is said", () => {
  list();
  expect(screen.getByText("Nothing was sent yet.")).toBeTruthy();
});

test("only what cannot arrive any more looks like a fault", () => {
  expect((["failed", "expired", "rejected"] as const).map(toneOf)).toEqual(["error", "error", "error"]);
  expect((["queued", "accepted", "with_operator"] as const).map(toneOf)).toEqual(["plain", "plain", "plain"]);
  expect(toneOf("delivered")).toBe("brand");
});
