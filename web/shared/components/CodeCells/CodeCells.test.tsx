import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { show } from "../../test/show.tsx";
import { CodeCells } from "./CodeCells.tsx";

function Cells({ onComplete }: { onComplete?: (code: string) => void }) {
  const [code, setCode] = useState("");
  return <CodeCells label="Code" value={code} onChange={setCode} onComplete={onComplete} />;
}

test("a pasted message gives its six digits", async () => {
  const complete = vi.fn();
  show(<Cells onComplete={complete} />);
  await userEvent.click(screen.getByLabelText("Code"));
  await userEvent.paste("481 523 is your sign-in code.");
  expect(screen.getByLabelText("Code")).toHaveProperty("value", "481523");
  expect(complete).toHaveBeenCalledExactlyOnceWith("481523");
});

test("letters and a seventh digit are not taken", async () => {
  show(<Cells />);
  await userEvent.type(screen.getByLabelText("Code"), "48a15237");
  expect(screen.getByLabelText("Code")).toHaveProperty("value", "481523");
});

test("the phone may fill it in", () => {
  show(<Cells />);
  expect(screen.getByLabelText("Code").getAttribute("autocomplete")).toBe("one-time-code");
});
