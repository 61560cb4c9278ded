import { describe, expect, test } from "vitest";
import type { Upload } from "../api/types";
import { channelsOf, faultsOf, isReady, messagesOf, newCard, reduceQueue, secondsLeft } from "./queue";

const today = "2026-11-21";
const upload: Upload = {
  upload_id: "u",
  media_type: "application/pdf",
  size: 3,
  sha256: "",
  pages: 1,
  file_name: "a.pdf",
  notes: [],
};
const card = (name: string, key = name) => newCard(new File(["abc"], name), key, today, "email");

describe("a new card", () => {
  test("shows what the file name tells, as guesses", () => {
    const made = card("labor_20261117.pdf");
    expect(made.fields).toMatchObject({ type: "lab_report", title: "Labor", examinationDate: "2026-11-17" });
    expect([...made.guessed]).toEqual(["type", "examinationDate"]);
  });

  test("leaves open what it cannot tell", () => {
    const made = card("IMG_4471.jpg");
    expect(faultsOf(made.fields, today)).toEqual({ type: "type_missing", examinationDate: "date_missing" });
  });

  test("tells the patient as the record says", () => {
    expect(newCard(new File([], "a.pdf"), "a", today, "email_sms").fields.tell).toBe("email_sms");
  });
});

test("a value that a person typed is no guess any more", () => {
  const [edited] = reduceQueue([card("labor_20261117.pdf")], {
    do: "edit",
    key: "labor_20261117.pdf",
    change: { examinationDate: "2026-11-16" },
  });
  expect([...(edited?.guessed ?? [])]).toEqual(["type"]);
});

test("an examination is not in the future", () => {
  const fields = { ...card("labor_20261117.pdf").fields, examinationDate: "2026-11-22" };
  expect(faultsOf(fields, today)).toEqual({ examinationDate: "date_future" });
});

test("a card is ready when the server has its bytes and nothing is open", () => {
  const waiting = card("labor_20261117.pdf");
  expect(isReady(waiting, today)).toBe(false);
  const [ready] = reduceQueue([waiting], {
    do: "transfer",
    key: waiting.key,
    transfer: { kind: "ready", upload },
  });
  expect(ready && isReady(ready, today)).toBe(true);
});

test("without access nothing is sent, and the footer counts what leaves", () => {
  const one = card("a.pdf");
  const two = newCard(new File([], "b.pdf"), "b", today, "email_sms");
  const hidden = reduceQueue([two], { do: "edit", key: "b", change: { patientAccess: false } });
  expect(channelsOf(two.fields)).toEqual(["email", "sms"]);
  expect(messagesOf([one, two])).toEqual({ emails: 2, sms: 1 });
  expect(messagesOf(hidden)).toEqual({ emails: 0, sms: 0 });
});

test.each([
  [0, 100, 5000, undefined],
  [50, 100, 400, undefined],
  [50, 100, 4000, 4],
  [64, 100, 8000, 5],
  [100, 100, 8000, undefined],
])("%i of %i bytes after %i ms leave %o seconds", (sent, size, elapsed, left) => {
  expect(secondsLeft(sent, size, elapsed)).toBe(left);
});
