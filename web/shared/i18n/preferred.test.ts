import { expect, test, vi } from "vitest";
import { keep, preferred } from "./index.ts";

const browser = (...tags: string[]) => vi.spyOn(navigator, "languages", "get").mockReturnValue(tags);

test("what was chosen here counts most, then the browser, then the clinic", () => {
  browser("de-DE", "es-CR");
  expect(preferred(["en", "hu", "es"], "hu")).toBe("es");
  expect(preferred(["en", "hu"], "hu")).toBe("hu");
  keep("en");
  expect(preferred(["en", "hu", "es"], "hu")).toBe("en");
  expect(preferred(["hu", "es"], "hu")).toBe("es");
});
