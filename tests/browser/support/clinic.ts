import { type Browser, type BrowserContext, test as base, expect } from "@playwright/test";
import { Canaries } from "./canaries.ts";
import { Demo } from "./demo.ts";
import { Patient } from "./patient.ts";
import { Staff } from "./staff.ts";

/** A phone with a browser of its own that speaks English. */
async function phone(browser: Browser, canaries: Canaries) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  canaries.watch(context);
  await context.addInitScript(
    () => localStorage.getItem("language") ?? localStorage.setItem("language", "en"),
  );
  return context;
}

type Fixtures = {
  staff: Staff;
  patient: Patient;
  /** Another person, with a phone of his own. */
  anotherPatient: () => Promise<Patient>;
  canaries: Canaries;
};

/**
 * Tests at a demonstration clinic: one a worker, with a browser of their own for staff and for the patient. After each,
 * no address that a browser asked for and no line of the server's log may hold a name, a key, a code.
 */
export const test = base.extend<Fixtures, { demo: Demo }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const demo = await new Demo().ready();
      await use(demo);
      await demo.stop();
    },
    { scope: "worker" },
  ],
  canaries: [
    async ({ demo }, use) => {
      const canaries = new Canaries(demo);
      await use(canaries);
      expect(canaries.complaints()).toEqual([]);
    },
    { auto: true },
  ],
  staff: async ({ browser, demo, canaries }, use) => {
    const context = await browser.newContext();
    canaries.watch(context);
    await context.addInitScript(() => localStorage.setItem("language", "en"));
    await use(new Staff(await context.newPage(), demo));
    await context.close();
  },
  patient: async ({ browser, demo, canaries }, use) => {
    const context = await phone(browser, canaries);
    await use(new Patient(await context.newPage(), demo));
    await context.close();
  },
  anotherPatient: async ({ browser, demo, canaries }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await phone(browser, canaries);
      contexts.push(context);
      return new Patient(await context.newPage(), demo);
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
