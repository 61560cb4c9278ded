import { act, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { type Freshly, useFreshly } from "./useFreshly";

vi.mock("./StepUp", () => ({
  StepUp: ({ onEnd }: { onEnd: (proved: boolean) => void }) => (
    <div role="dialog">
      <button type="button" onClick={() => onEnd(true)}>
        Prove
      </button>
      <button type="button" onClick={() => onEnd(false)}>
        Give up
      </button>
    </div>
  ),
}));

const refused = (code: string) => ({
  kind: "refused" as const,
  problem: { status: 403, code, title: "", detail: "", errors: [], facts: {} },
});
const done = { kind: "done" as const, value: "kept" };

function Page({ held }: { held: { freshly?: Freshly } }) {
  const { freshly, proof } = useFreshly();
  held.freshly = freshly;
  return proof;
}

/** A page with the hook on it, and what the hook gives. */
function page(): { freshly: Freshly } {
  const held = {} as { freshly: Freshly };
  render(<Page held={held} />);
  return held;
}

const press = (name: string) => act(async () => screen.getByRole("button", { name }).click());

test("what needs no proof is done at once", async () => {
  expect(await page().freshly(async () => done)).toEqual(done);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("another refusal is handed on without a question", async () => {
  expect(await page().freshly(async () => refused("FORBIDDEN"))).toEqual(refused("FORBIDDEN"));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("once proved, the call is made again", async () => {
  const call = vi.fn<() => Promise<typeof done | ReturnType<typeof refused>>>();
  call.mockResolvedValueOnce(refused("STEP_UP_REQUIRED")).mockResolvedValueOnce(done);
  const { freshly } = page();
  const answer = await act(async () => ({ later: freshly(call) }));
  await press("Prove");
  expect(await answer.later).toEqual(done);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("whoever gives up has changed nothing, and the call is not made again", async () => {
  const call = vi.fn(async () => refused("STEP_UP_REQUIRED"));
  const { freshly } = page();
  const answer = await act(async () => ({ later: freshly(call) }));
  await press("Give up");
  expect(await answer.later).toBeUndefined();
  expect(call).toHaveBeenCalledOnce();
});
