import { expect, test } from "vitest";
import { show } from "../../../shared/test/show.tsx";
import { SmsFigures } from "./SmsPart";

test("says what the month costs in parts, and how near the limits are", () => {
  const allowance = { day: 212, day_limit: 1000, hour: 31, hour_limit: 200 };
  const { container } = show(<SmsFigures used={{ allowance, month_messages: 1480, month_parts: 1522 }} />);
  expect(container.textContent).toContain("SMS parts this month: 1522 (messages: 1480)");
  expect(container.textContent).toContain("Last 24 hours: 212 of 1000. Last hour: 31 of 200.");
});
