import { expect, test, vi } from "vitest";
import { showFieldErrors } from "./refusal.ts";
import { resolveBy } from "./resolve.ts";

test("a form is right when no field has a fault", async () => {
  const resolve = resolveBy<{ name: string }>(({ name }) => ({ name: name ? null : "Please fill this in." }));
  const options = { fields: {}, shouldUseNativeValidation: false };
  expect(await resolve({ name: "Anna" }, undefined, options)).toEqual({
    values: { name: "Anna" },
    errors: {},
  });
  expect(await resolve({ name: "" }, undefined, options)).toMatchObject({
    errors: { name: { message: "Please fill this in." } },
  });
});

test("the server's errors land on their fields, however deep it names them", () => {
  const setError = vi.fn();
  const form = { getValues: () => ({ city: "", line: "" }), setError };
  const problem = {
    status: 422,
    code: "INVALID_INPUT",
    title: "",
    detail: "",
    facts: {},
    errors: [
      { field: "address.city", code: "FORMAT_TOO_LONG", detail: "Too long." },
      { field: "elsewhere", code: "MISSING", detail: "Missing." },
    ],
  };
  expect(showFieldErrors(form as never, problem)).toBe(true);
  expect(setError).toHaveBeenCalledExactlyOnceWith("city", { type: "server", message: "Too long." });
});
