import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { show } from "../../test/show.tsx";
import { pathOf } from "./path.ts";
import { QrCode } from "./QrCode.tsx";

test("every dark module is drawn, with a quiet zone around", () => {
  expect(pathOf(["101", "010", "111"])).toBe("M4 4h1v1h-1zM6 4h1v1h-1zM5 5h1v1h-1zM4 6h3v1h-3z");
  show(<QrCode rows={["101", "010", "111"]} label="QR code" />);
  expect(screen.getByRole("img", { name: "QR code" }).getAttribute("viewBox")).toBe("0 0 11 11");
});
