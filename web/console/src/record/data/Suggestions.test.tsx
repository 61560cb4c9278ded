import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { show } from "../../../../shared/test/show.tsx";
import type { Suggestion } from "../../api/types";
import { SuggestionList } from "./Suggestions";

const phone: Suggestion = { id: "1", field: "phone", value: "+36701112222", source: "medsol" };
const address: Suggestion = {
  id: "2",
  field: "address",
  value: '{"line":"Fő utca 1.","city":"Győr","postal_code":"9021","country":"HU"}',
  source: "medsol",
};

test("says what the import brought, as people read it", () => {
  show(<SuggestionList suggestions={[phone, address]} onSettle={() => {}} />);
  const lines = screen.getAllByRole("listitem").map((line) => line.textContent);
  expect(lines[0]).toContain("Mobile phone: +36 70 111 2222 (medsol)");
  expect(lines[1]).toContain("Address: Fő utca 1., 9021 Győr, Hungary (medsol)");
});

test("each is accepted or dismissed by its own button", async () => {
  const settle = vi.fn();
  show(<SuggestionList suggestions={[phone, address]} onSettle={settle} />);
  await userEvent.click(screen.getByRole("button", { name: "Accept: Address" }));
  await userEvent.click(screen.getByRole("button", { name: "Dismiss: Mobile phone" }));
  expect(settle.mock.calls).toEqual([
    ["2", "acceptance"],
    ["1", "dismissal"],
  ]);
});

test("while one is being settled its buttons do nothing", async () => {
  const settle = vi.fn();
  show(<SuggestionList suggestions={[phone]} busy="1" onSettle={settle} />);
  await userEvent.click(screen.getByRole("button", { name: "Accept: Mobile phone" }));
  expect(settle).not.toHaveBeenCalled();
});
