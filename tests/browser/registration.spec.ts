import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";

const regina = {
  family: "Belépő",
  given: "Regina",
  born: ["02", "05", "1948"] as [string, string, string],
  taj: "345678908",
  phone: "+36301239801",
  email: "regina@example.com",
  password: "Harom szo 7 Kutya",
};
const ujj = {
  ...regina,
  family: "Újonnan",
  given: "Jött",
  taj: "222222220",
  phone: "+36301239802",
  email: "ujj@example.com",
};

/** Nothing that axe knows, and nothing wider than the screen. */
async function looksRight(page: Page) {
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: width === 768 ? "dark" : "light", reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
    expect.soft(told, `${page.url()} ${width}`).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(beyond, `${page.url()} ${width}: wider than the screen`).toBeLessThanOrEqual(0);
  }
}

async function fillsIn(page: Page, person: typeof regina) {
  const [day, month, year] = person.born;
  await page.getByLabel("Family name").fill(person.family);
  await page.getByLabel("Given names").fill(person.given);
  await page.getByLabel("Date of birth").fill(`${day} ${month} ${year}`.split(" ").join(". "));
  await page.getByLabel("TAJ number").fill(person.taj);
  await page.getByLabel("Mobile phone").fill(person.phone);
  await page.getByLabel("E-mail address").fill(person.email);
}

test("the clinic allows registration; who is known and holds the phone is in, others wait for staff", async ({
  staff,
  patient,
  demo,
}) => {
  test.setTimeout(600_000);
  const { page } = staff;
  const menu = page.getByRole("navigation", { name: "Main menu" }).first();
  await staff.signsIn("administrator");

  await test.step("it is off, and the portal says nothing of it", async () => {
    await patient.page.goto(patient.at());
    await expect(patient.page.getByRole("link", { name: "First time here" })).toBeVisible();
    await expect(patient.page.getByRole("link", { name: "Register", exact: true })).toHaveCount(0);
    await patient.page.goto(patient.at("register"));
    await expect(patient.page.getByText(/takes no registrations online/)).toBeVisible();
    await expect(menu.getByRole("link", { name: /Registrations/ })).toHaveCount(0);
  });

  await test.step("an administrator allows it", async () => {
    await page.goto(
      `${demo.base}/console/contracts/${demo.logins.organization_id}/portal-settings/registration`,
    );
    await page.getByRole("radio", { name: /Known patients at once/ }).check();
    await page.getByRole("checkbox", { name: /^E-mail/ }).check();
    await page.getByRole("button", { name: /^Save changes/ }).click();
    await expect(page.getByText("Settings saved")).toBeVisible();
    await looksRight(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(menu.getByRole("link", { name: "Registrations" })).toBeVisible();
  });

  await staff.addsAPatient(regina);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Belépő Regina/);

  await test.step("who is on record registers, types the code and is in", async () => {
    await patient.page.goto(patient.at());
    await patient.page.getByRole("link", { name: "Register", exact: true }).click();
    await patient.page.getByRole("button", { name: "Send the registration" }).click();
    await expect(patient.page.getByText("Enter your family name.").first()).toBeVisible();
    await looksRight(patient.page);
    await fillsIn(patient.page, regina);
    const before = demo.messages().length;
    await patient.page.getByRole("button", { name: "Send the registration" }).click();
    await expect(patient.page).toHaveURL(/\/register\/code$/);
    await looksRight(patient.page);
    await patient.entersCode(regina.phone, before);
    await expect(patient.page.getByRole("heading", { name: "Choose your password" })).toBeVisible();
    await patient.page.getByLabel("New password", { exact: true }).fill(regina.password);
    await patient.page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(patient.page).toHaveURL(/\/home$/);
    await patient.page.context().clearCookies();
  });

  const link = await test.step("who is new there sees the same page, and no code comes", async () => {
    const before = demo.messages().length;
    await patient.page.goto(patient.at("register"));
    await fillsIn(patient.page, ujj);
    await patient.page.getByRole("button", { name: "Send the registration" }).click();
    await expect(patient.page.getByRole("heading", { name: "Enter the code from the SMS" })).toBeVisible();
    await patient.page.getByRole("link", { name: "I got no code" }).click();
    await expect(patient.page.getByRole("heading", { name: "Your registration has arrived" })).toBeVisible();
    await looksRight(patient.page);
    const { text } = await demo.message("email", ujj.email, before);
    expect(text).not.toContain("Jött");
    expect(
      demo
        .messages()
        .slice(before)
        .filter(({ channel }) => channel === "sms"),
    ).toEqual([]);
    return /https?:\S+\/registration#\S+/.exec(text)?.[0] ?? "";
  });

  await test.step("the link in the mail tells how it stands", async () => {
    await patient.page.goto(link);
    await expect(patient.page.getByText(/Your e-mail address is confirmed/)).toBeVisible();
    await looksRight(patient.page);
  });

  await test.step("another's details with an own phone wait, too", async () => {
    await patient.page.goto(patient.at("register"));
    await fillsIn(patient.page, { ...regina, phone: "+36301239803", email: "stranger@example.com" });
    await patient.page.getByRole("button", { name: "Send the registration" }).click();
    await expect(patient.page).toHaveURL(/\/register\/code$/);
  });

  await test.step("staff see how many wait, and approve the new one as a new patient", async () => {
    await page.reload();
    await menu.getByRole("link", { name: /Registrations.*2 wait/ }).click();
    await expect(page.getByRole("link", { name: /Újonnan Jött/ })).toContainText("New person");
    await looksRight(page);
    await page.getByRole("link", { name: /Újonnan Jött/ }).click();
    await expect(page.getByRole("heading", { name: "No record is like it" })).toBeVisible();
    await looksRight(page);
    const before = demo.messages().length;
    await page.getByRole("button", { name: "Approve as a new patient" }).click();
    await expect(page.getByText(/is approved; the invitation is on its way/)).toBeVisible();
    expect((await demo.message("email", ujj.email, before)).text).toMatch(/\/invite#/);
    await looksRight(page);
  });

  await test.step("the person sees it", async () => {
    await patient.page.goto("about:blank");
    await patient.page.goto(link);
    await expect(patient.page.getByText(/^Approved\./)).toBeVisible();
    await looksRight(patient.page);
  });

  await test.step("a record with an account is not approved onto; the stranger is declined", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("link", { name: "To the next registration" }).click();
    await page.getByRole("link", { name: /Belépő Regina/ }).click();
    const record = page.getByRole("region", { name: "Belépő Regina" });
    await expect(record.getByRole("row", { name: /^Phone/ })).toContainText("+36 30 123 9803");
    await expect(record.getByText(/has an account already/)).toBeVisible();
    await expect(record.getByRole("button", { name: /approve/ })).toHaveCount(0);
    await looksRight(page);
    await page.getByRole("button", { name: "Decline" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Decline" }).click();
    await expect(page.getByText("Nobody is waiting")).toBeVisible();
    await looksRight(page);
  });
});
