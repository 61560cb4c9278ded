import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";

const jolan = {
  family: "Meghívott",
  given: "Jolán",
  born: ["02", "05", "1948"] as [string, string, string],
  taj: "876543212",
  phone: "+36301239876",
  email: "jolan@example.com",
  password: "Harom szo 7 Kutya",
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

test("a patient is invited from the record, opens the link in the mail and is in; the link is used up", async ({
  staff,
  patient,
  demo,
}) => {
  test.setTimeout(300_000);
  const { page } = staff;
  await staff.signsIn("receptionist");
  await staff.addsAPatient(jolan);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Meghívott Jolán/);
  await staff.opensTab("Patient Portal");
  const part = page.getByRole("region", { name: "Invitation" });

  await test.step("a letter is made once, as a file", async () => {
    await part.getByRole("button", { name: "Invitation: Letter" }).click();
    const saved = page.waitForEvent("download");
    await part.getByRole("link", { name: "Save the letter as PDF" }).click();
    expect((await saved).suggestedFilename()).toBe("invitation.pdf");
    await expect(part.getByText("Printed")).toBeVisible();
  });

  const before = demo.messages().length;
  const mail = await test.step("then an e-mail, which makes the letter void", async () => {
    await part.getByRole("button", { name: "Invitation: E-mail" }).click();
    await expect(part.getByText("Replaced by a newer one").first()).toBeVisible();
    await looksRight(page);
    return demo.message("email", jolan.email, before);
  });
  const link = /https?:\S+\/invite#\S+/.exec(mail.text)?.[0] ?? "";
  const code = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(mail.text)?.[0] ?? "";
  expect(mail.text).not.toContain("Jolán");

  await test.step("the link asks for its code; a wrong one is told at the field", async () => {
    await patient.page.goto(link);
    await patient.page.getByLabel("Code from the invitation").fill("ABCDE-FGHJK");
    await patient.page.getByRole("button", { name: "Continue" }).click();
    await expect(patient.page.getByText(/You have 4 tries left/)).toBeVisible();
    await looksRight(patient.page);
  });

  await test.step("with it and the SMS she chooses a password and is in", async () => {
    const sofar = demo.messages().length;
    await patient.page.getByLabel("Code from the invitation").fill(code.toLowerCase());
    await patient.page.getByRole("button", { name: "Continue" }).click();
    await patient.entersCode(jolan.phone, sofar);
    await patient.page.getByLabel("New password", { exact: true }).fill(jolan.password);
    await patient.page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(patient.page).toHaveURL(/\/home$/);
  });

  await test.step("the record says so, and the link leads nowhere any more", async () => {
    await page.reload();
    await expect(part.getByText("Came in").first()).toBeVisible();
    await expect(page.getByRole("heading", { name: /Meghívott Jolán uses the portal/ })).toBeVisible();
    await patient.page.goto("about:blank");
    await patient.page.goto(link);
    await expect(patient.page.getByText(/does not work any more/)).toBeVisible();
    await looksRight(patient.page);
  });
});
