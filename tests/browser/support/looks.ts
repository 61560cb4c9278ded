import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./clinic.ts";

export type Look = { width: number; colorScheme: "light" | "dark" };

export const twoLooks: readonly Look[] = [
  { width: 320, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
];
export const fourLooks: readonly Look[] = [
  ...twoLooks,
  { width: 320, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
];

/** What is on screen: no violation that axe knows, nothing wider than the phone, nothing the CSP refuses. */
export async function looksRight(page: Page, name: string, complaints: string[], looks = twoLooks) {
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.getByRole("heading", { level: 1, includeHidden: true })).toBeVisible();
    await expect(page.locator("[class*=_late_]")).toHaveCount(0);
    await settles(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
    expect.soft(told, `${name} ${width} ${colorScheme}`).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(beyond, `${name} ${width}: wider than the screen`).toBeLessThanOrEqual(0);
  }
  expect.soft(complaints.splice(0), `${name}: the browser complains`).toEqual([]);
}

/** A scheme that changes is a transition of every colour, short as it is: in its first frame the old one stands. */
const settles = (page: Page) =>
  page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  });

/** What the browser's console says, apart from answers that the pages expect: no session yet, nothing there, refused. */
export function complaintsOf(page: Page, expected = /status of (401|404)/): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}
