import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { show } from "../../test/show.tsx";
import { ErrorSummary } from "./ErrorSummary.tsx";

test("takes the focus and leads to the field", async () => {
  Element.prototype.scrollIntoView = () => {};
  show(
    <>
      <ErrorSummary title="Please correct this" items={[{ id: "phone", text: "Enter your phone number." }]} />
      <input id="phone" aria-label="Phone" />
    </>,
  );
  expect(document.activeElement).toBe(screen.getByRole("alert"));
  await userEvent.click(screen.getByText("Enter your phone number."));
  expect(document.activeElement).toBe(screen.getByLabelText("Phone"));
});
