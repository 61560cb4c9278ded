import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";
import { digitsIn } from "./support/patient.ts";

const SERVICE = "General practice visit";
const visitor = {
  family: "Vendégh",
  given: "Villő",
  email: "villo.vendegh@example.com",
  phone: "+36301239871",
};

async function fillsIn(page: Page) {
  await page.getByLabel("Family name").fill(visitor.family);
  await page.getByLabel("Given names").fill(visitor.given);
  await page.getByLabel("Date of birth").fill("14 03 1984");
  await page.getByLabel("E-mail address").fill(visitor.email);
}

test("somebody books without an account, and the reception says who it is", async ({
  patient,
  demo,
  staff,
}) => {
  test.setTimeout(600_000);
  const { page } = patient;
  const complaints = complaintsOf(page, /status of (401|404|409)/);
  const desk = staff.page;
  const deskComplaints = complaintsOf(desk);
  const menu = desk.getByRole("navigation", { name: "Main menu" }).first();
  const settings = `${demo.base}/console/contracts/${demo.logins.organization_id}/portal-settings/guests`;
  const toTheForm = async () => {
    await page.goto(patient.at("booking"));
    await page.getByRole("link", { name: SERVICE }).click();
    await page.getByRole("region", { name: "Earliest times" }).getByRole("button").first().click();
    await expect(page.getByRole("heading", { name: "Check and book" })).toBeVisible();
  };

  await test.step("it is off: who has chosen is asked to sign in", async () => {
    await toTheForm();
    await expect(page.getByRole("link", { name: "Sign in and book" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Book without an account" })).toHaveCount(0);
    await page.getByRole("link", { name: "Another time" }).click();
    await expect(page.getByRole("region", { name: "Earliest times" })).toBeVisible();
  });

  await test.step("an administrator allows it", async () => {
    await staff.signsIn("administrator");
    await desk.goto(settings);
    await desk.getByRole("radio", { name: /by e-mail or SMS/ }).check();
    await looksRight(desk, "the setting", deskComplaints);
    await desk.getByRole("button", { name: /^Save changes/ }).click();
    await expect(desk.getByText("Settings saved")).toBeVisible();
    await desk.setViewportSize({ width: 1280, height: 900 });
    await expect(menu.getByRole("link", { name: "Guests" })).toBeVisible();
  });

  await test.step("the form tells what is missing and keeps what was typed", async () => {
    await toTheForm();
    await page.getByRole("link", { name: "Book without an account" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Book without an account" })).toBeVisible();
    await expect(page.getByRole("timer")).toContainText(/We keep this time for you for (9|10):\d\d/);
    await page.getByRole("button", { name: "Send me the code" }).click();
    await expect(page.getByRole("link", { name: "Enter your family name." })).toBeVisible();
    await looksRight(page, "the form with faults", complaints);
    await fillsIn(page);
    await page.getByRole("radio", { name: "By SMS" }).check();
    await page.getByRole("button", { name: "Send me the code" }).click();
    await expect(page.getByRole("link", { name: "Enter your mobile phone number." })).toBeVisible();
    await page.getByRole("radio", { name: "By e-mail" }).check();
  });

  await test.step("the code that comes by e-mail books the time", async () => {
    const before = demo.messages().length;
    await page.getByRole("button", { name: "Send me the code" }).click();
    await expect(page.getByRole("heading", { name: "Enter the code from the e-mail" })).toBeVisible();
    await looksRight(page, "the code", complaints);
    await page.getByRole("link", { name: "Back", exact: true }).click();
    await expect(page.getByLabel("Family name")).toHaveValue(visitor.family);
    await page.goBack();
    const { text } = await demo.message("email", visitor.email, before);
    await page.getByLabel("6-digit code").fill(digitsIn(text));
    await page.getByRole("button", { name: "Book this time" }).click();
    await expect(page.getByText(/the time is booked/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Add to calendar" })).toHaveAttribute("href", /^blob:/);
    await looksRight(page, "booked", complaints);
    const confirmation = await demo.message("email", visitor.email, before + 1);
    expect(confirmation.text).toContain("/visit#");
    await page.reload();
    await expect(page.getByRole("heading", { name: "Your visit" })).toBeVisible();
    await expect(page.getByRole("button", { name: /I am coming|Cancel/ }).first()).toBeVisible();
  });

  await test.step("the reception makes a record of the guest, and takes it back", async () => {
    await menu.getByRole("link", { name: /Guests/ }).click();
    const card = desk.getByRole("region", { name: `${visitor.family} ${visitor.given}` });
    await expect(card.getByText("proved by a code")).toBeVisible();
    await looksRight(desk, "guests", deskComplaints);
    await desk.setViewportSize({ width: 1280, height: 900 });
    await card.getByRole("button", { name: "Make a new record" }).click();
    await expect(desk.getByText("Every guest has a record")).toBeVisible();
    await desk.getByRole("button", { name: "Undo" }).click();
    await expect(card).toBeVisible();
    await card.getByRole("button", { name: "Another record…" }).click();
    await desk.getByRole("dialog").getByRole("combobox").fill("Nagy");
    await desk.getByRole("dialog").getByRole("option").first().click();
    await expect(desk.getByText("Every guest has a record")).toBeVisible();
  });

  await test.step("and is off again", async () => {
    await desk.goto(settings);
    await desk.getByRole("radio", { name: /^No/ }).check();
    await desk.getByRole("button", { name: /^Save changes/ }).click();
    await expect(desk.getByText("Settings saved")).toBeVisible();
  });
});
