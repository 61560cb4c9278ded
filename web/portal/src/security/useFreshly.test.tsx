import type { Outcome, Problem } from "@portico/shared/api";
import { show } from "@portico/shared/test/show.tsx";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { useFreshly } from "./useFreshly.tsx";

vi.mock("./StepUp.tsx", () => ({
  StepUp: ({ onProved, onCancel }: { onProved: () => void; onCancel: () => void }) => (
    <div role="dialog">
      <button type="button" onClick={onProved}>
        Prove
      </button>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  ),
}));

const refusal = (code: string): Outcome<string> => ({
  kind: "refused",
  problem: { status: 403, code, title: "", detail: code, errors: [], facts: {} } satisfies Problem,
});

function Page({ call }: { call: () => Promise<Outcome<string>> }) {
  const { freshly, asking } = useFreshly();
  const [said, setSaid] = useState("");
  const press = async () => {
    const result = await freshly(call);
    setSaid(result.kind === "done" ? result.value : result.kind === "refused" ? result.problem.code : "");
  };
  return (
    <>
      <input aria-label="Typed" />
      <button type="button" onClick={() => void press()}>
        Save
      </button>
      {asking}
      <output>{said}</output>
    </>
  );
}

test("what is dear is asked for again once it is proved; what was typed stays", async () => {
  const call = vi
    .fn<() => Promise<Outcome<string>>>()
    .mockResolvedValueOnce(refusal("STEP_UP_REQUIRED"))
    .mockResolvedValueOnce({ kind: "done", value: "saved" });
  show(<Page call={call} />);
  await userEvent.type(screen.getByLabelText("Typed"), "+36 30 771 4058");
  await userEvent.click(screen.getByText("Save"));
  await userEvent.click(await screen.findByText("Prove"));
  expect(await screen.findByText("saved")).toBeDefined();
  expect(call).toHaveBeenCalledTimes(2);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByLabelText("Typed")).toHaveProperty("value", "+36 30 771 4058");
});

test("whoever declines gets the refusal, and nothing is tried again", async () => {
  const call = vi.fn(async () => refusal("STEP_UP_REQUIRED"));
  show(<Page call={call} />);
  await userEvent.click(screen.getByText("Save"));
  await userEvent.click(await screen.findByText("Cancel"));
  expect(await screen.findByText("STEP_UP_REQUIRED")).toBeDefined();
  expect(call).toHaveBeenCalledOnce();
});

test("another refusal asks for nothing", async () => {
  show(<Page call={async () => refusal("THROTTLED")} />);
  await userEvent.click(screen.getByText("Save"));
  expect(await screen.findByText("THROTTLED")).toBeDefined();
  expect(screen.queryByRole("dialog")).toBeNull();
});
