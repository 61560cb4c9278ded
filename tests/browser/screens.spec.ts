import type { Page } from "@playwright/test";
import { test } from "./support/clinic.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";

/** Longest words: Hungarian. */
const language = "hu";

/** A day on which the clinic is open. */
function nextMonday(): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  return day.toISOString().slice(0, 10);
}

/** Every screen of both apps, by its address. */
async function opens(page: Page, address: string, complaints: string[]) {
  await page.goto(address);
  await looksRight(page, address, complaints);
}

test("the portal's screens before signing in", async ({ patient, demo }) => {
  test.setTimeout(600_000);
  const { page } = patient;
  await page.context().addInitScript((chosen) => localStorage.setItem("language", chosen), language);
  const complaints = complaintsOf(page);
  for (const path of [
    "",
    "login",
    "first-login",
    "first-login/password",
    "recovery",
    "register",
    "register/received",
    "registration",
    "stop",
    "help",
    "legal",
    "nonsense",
  ])
    await opens(page, patient.at(path), complaints);
  await opens(page, `${demo.base}/p/nowhere/`, complaints);
  await opens(page, `${demo.base}/demo/messages`, complaints);
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
    "people",
    "family",
    "family/new",
    "security",
    "security/phone",
    "security/email",
    "security/password",
    "documents/nothing",
  ])
    await opens(page, patient.at(path), complaints);
  await opens(page, demo.base + one, complaints);
});

test("the console's screens", async ({ staff, demo }) => {
  test.setTimeout(600_000);
  const { page } = staff;
  const contract = `${demo.base}/console/contracts/${demo.logins.organization_id}`;
  const workday = nextMonday();
  const patient = `${contract}/patients/${demo.logins.patients[0]?.patient_id}`;
  await page.goto(`${demo.base}/console/sign-in`);
  const complaints = complaintsOf(page);
  await opens(page, `${demo.base}/console/sign-in`, complaints);
  await page.setViewportSize({ width: 1280, height: 900 });
  await staff.signsIn("administrator");
  await staff.speaks(language);
  for (const address of [
    `${demo.base}/console/contracts`,
    `${contract}/portal-settings`,
    `${contract}/portal-settings/sign-in`,
    `${contract}/portal-settings/registration`,
    `${contract}/portal-settings/guests`,
    `${contract}/portal-settings/legal`,
    ...["services", "hours", "closed-days", "rules", "places"].map(
      (part) => `${contract}/calendar-setup/${part}`,
    ),
    `${contract}/waiting-list`,
    ...["day", "week", "list", "waiting"].map((view) => `${contract}/calendar?day=${workday}&view=${view}`),
    `${contract}/registrations`,
    `${contract}/patients`,
    `${contract}/patients/new`,
    `${contract}/patient-lists`,
    `${contract}/invitations`,
    `${contract}/invitations/new`,
    `${contract}/audit`,
    `${contract}/staff`,
    `${demo.base}/console/account`,
    `${demo.base}/console/help`,
    ...["data", "portal", "documents", "appointments", "visits", "access-log"].map(
      (tab) => `${patient}/${tab}`,
    ),
  ])
    await opens(page, address, complaints);
});
