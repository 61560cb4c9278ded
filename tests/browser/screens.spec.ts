import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";

/** Every screen of both apps: no violation that axe knows, nothing wider than the phone, nothing the CSP refuses. */
const looks = [
  { width: 320, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
] as const;

/** Longest words: Hungarian. */
const language = "hu";

async function looksRight(page: Page, address: string, complaints: string[]) {
  await page.goto(address);
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[class*=_late_]")).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
    expect.soft(told, `${address} ${width} ${colorScheme}`).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(beyond, `${address} ${width}: wider than the screen`).toBeLessThanOrEqual(0);
  }
  expect.soft(complaints.splice(0), `${address}: the browser complains`).toEqual([]);
}

/** What the browser's console says, apart from answers that the pages expect: no session yet, nothing there. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (401|404)/.test(message.text()))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

test("the portal's screens before signing in", async ({ patient, demo }) => {
  test.setTimeout(600_000);
  const { page } = patient;
  await page.context().addInitScript((chosen) => localStorage.setItem("language", chosen), language);
  const complaints = complaintsOf(page);
  for (const path of ["", "login", "first-login", "first-login/password", "help", "nonsense"])
    await looksRight(page, patient.at(path), complaints);
  await looksRight(page, `${demo.base}/p/nowhere/`, complaints);
  await looksRight(page, `${demo.base}/demo/messages`, complaints);
});

test("the portal's screens of a signed-in patient", async ({ patient, demo }) => {
  test.setTimeout(600_000);
  const { page } = patient;
  const parent = demo.logins.patients.find(({ acts_for }) => acts_for.length > 0);
  if (!parent) throw new Error("no parent");
  await patient.signsIn(parent);
  await page.context().addInitScript((chosen) => localStorage.setItem("language", chosen), language);
  const complaints = complaintsOf(page);
  await page.goto(patient.at("documents"));
  const one = await page.locator("main section li a").first().getAttribute("href");
  for (const path of [
    "home",
    `home?for=${parent.acts_for[0]}`,
    "documents",
    "history",
    "data",
    "more",
    "access-log",
    "documents/nothing",
  ])
    await looksRight(page, patient.at(path), complaints);
  await looksRight(page, demo.base + one, complaints);
});

test("the console's screens", async ({ staff, demo }) => {
  test.setTimeout(600_000);
  const { page } = staff;
  const contract = `${demo.base}/console/contracts/${demo.logins.organization_id}`;
  const patient = `${contract}/patients/${demo.logins.patients[0]?.patient_id}`;
  await page.goto(`${demo.base}/console/sign-in`);
  const complaints = complaintsOf(page);
  await looksRight(page, `${demo.base}/console/sign-in`, complaints);
  await page.setViewportSize({ width: 1280, height: 900 });
  await staff.signsIn("administrator");
  await page.context().addInitScript((chosen) => localStorage.setItem("language", chosen), language);
  for (const address of [
    `${demo.base}/console/contracts`,
    `${contract}/portal-settings`,
    `${contract}/patients`,
    `${contract}/patients/new`,
    `${contract}/audit`,
    `${contract}/staff`,
    `${demo.base}/console/account`,
    ...["data", "portal", "documents", "visits", "access-log"].map((tab) => `${patient}/${tab}`),
  ])
    await looksRight(page, address, complaints);
});
