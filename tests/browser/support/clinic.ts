import { test as base, expect } from "@playwright/test";
import { Demo } from "./demo.ts";
import { Patient } from "./patient.ts";
import { Staff } from "./staff.ts";

/** Tests at a demonstration clinic: one a worker, with a browser of their own for staff and for the patient. */
export const test = base.extend<{ staff: Staff; patient: Patient }, { demo: Demo }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const demo = await new Demo().ready();
      await use(demo);
      await demo.stop();
    },
    { scope: "worker" },
  ],
  staff: async ({ browser, demo }, use) => {
    const context = await browser.newContext();
    await context.addInitScript(() => localStorage.setItem("language", "en"));
    await use(new Staff(await context.newPage(), demo));
    await context.close();
  },
  patient: async ({ browser, demo }, use) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.addInitScript(
      () => localStorage.getItem("language") ?? localStorage.setItem("language", "en"),
    );
    await use(new Patient(await context.newPage(), demo));
    await context.close();
  },
});

export { expect };
