import { describe, expect, test } from "vitest";
import { endOf, mediaTypeOf } from "./transfer";

describe("how an upload ends", () => {
  test("a file that was taken is ready with what the server found", () => {
    const upload = {
      upload_id: "u",
      media_type: "application/pdf",
      size: 4,
      sha256: "",
      pages: 2,
      notes: [],
    };
    expect(endOf(201, upload)).toEqual({ kind: "ready", upload });
  });

  test("a refusal carries the server's reason and asks for no second try", () => {
    expect(endOf(422, { code: "FILE_ENCRYPTED", detail: "Locked with a password." })).toEqual({
      kind: "refused",
      detail: "Locked with a password.",
    });
  });

  test.each([500, 503, 507, 429, 0])("status %i may be tried again", (status) => {
    expect(endOf(status, null)).toMatchObject({ kind: "failed", status });
  });

  test("a proxy's bare 413 has no reason of ours and is a failure", () => {
    expect(endOf(413, null)).toMatchObject({ kind: "failed", status: 413 });
  });
});

describe("the media type", () => {
  test.each([
    [{ name: "a.pdf", type: "" }, "application/pdf"],
    [{ name: "a.JPEG", type: "" }, "image/jpeg"],
    [{ name: "a", type: "" }, "application/octet-stream"],
    [{ name: "a.pdf", type: "image/png" }, "image/png"],
  ])("of %o is %s", (file, type) => {
    expect(mediaTypeOf(file)).toBe(type);
  });
});
