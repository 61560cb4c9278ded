import { test as base, expect } from "./support/clinic.ts";
import { Demo } from "./support/demo.ts";
import { complaintsOf, fourLooks, looksRight } from "./support/looks.ts";

/** A clinic of its own: what is published here would stand before everybody's pages. */
const test = base.extend<object, { demo: Demo }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const demo = await new Demo().ready();
      await use(demo);
      await demo.stop();
    },
    { scope: "worker" },
  ],
});

const notice = [
  "Rózsadomb Medical keeps what you tell us, and what our doctors find, for as long as the law asks.",
  "Nobody outside of the clinic reads it without your leave.",
].join("\n\n");

test("the clinic publishes its privacy notice and terms; patients accept them once, and again when they change", async ({
  staff,
  patient,
  demo,
}) => {
  test.setTimeout(600_000);
  const { page } = staff;
  const mine = patient.page;
  const keys = demo.logins.patients.find(({ acts_for }) => acts_for.length === 0);
  if (!keys) throw new Error("everybody acts for somebody");
  const complaints = complaintsOf(page);
  const hers = complaintsOf(mine);
  const gate = mine.getByRole("heading", { name: "Please read and accept" });

  await test.step("nothing is asked for while there is nothing", async () => {
    await patient.signsIn(keys);
    await mine.goto(patient.at("documents"));
    await expect(mine.getByRole("heading", { name: "Documents", level: 1 })).toBeVisible();
  });

  await test.step("the administrator writes them; a language needs both texts", async () => {
    await staff.signsIn("administrator");
    await staff.opensPortalSettings("Rózsadomb Medical");
    await page.getByRole("link", { name: "Privacy notice and terms" }).click();
    await expect(page.getByText("Nothing yet. Patients are asked to accept nothing.")).toBeVisible();
    await page.getByRole("radio", { name: "English (empty)" }).check();
    await page.getByLabel("Privacy notice").fill(notice);
    await page.getByRole("button", { name: "Publish…" }).click();
    await expect(page.getByRole("alert")).toContainText("Terms of use in English is empty");
    await page.getByLabel("Terms of use").fill("Please keep your password to yourself.");
    const preview = page.getByRole("region", { name: "As the patient sees it" });
    await expect(preview.getByRole("paragraph").filter({ hasText: "without your leave" })).toBeVisible();
    await looksRight(page, "legal, a draft", complaints, fourLooks);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  await test.step("publishing says what it means", async () => {
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog", { name: "Publish version 1?" });
    await expect(dialog).toContainText("every patient has to accept it");
    await dialog.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText(/^Version 1, since/)).toBeVisible();
    await looksRight(page, "legal, published", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  await test.step("the patient reads and accepts, and is on the page that was asked for", async () => {
    await mine.goto(patient.at("documents?type=invoice"));
    await expect(gate).toBeVisible();
    await expect(mine.getByText("Nobody outside of the clinic")).toBeVisible();
    await expect(mine.getByRole("note")).toContainText("112");
    await expect(mine.getByRole("main").getByRole("link", { name: /\+36 1 555 01 ?42/ })).toBeVisible();
    await looksRight(mine, "the gate", hers, fourLooks);
    await mine.getByRole("button", { name: "I have read both and accept" }).click();
    await expect(mine.getByRole("heading", { name: "Documents", level: 1 })).toBeVisible();
    await expect(mine).toHaveURL(/documents\?type=invoice$/);
  });

  await test.step("to be read again under More", async () => {
    await mine.goto(patient.at("more"));
    await mine.getByRole("link", { name: /^Privacy notice and terms/ }).click();
    await expect(mine.getByText("Please keep your password to yourself.")).toBeVisible();
    await looksRight(mine, "legal, to be read again", hers);
  });

  await test.step("a second version is asked for at the next sign-in, in the language there is", async () => {
    await page.getByLabel("Terms of use").fill("Please keep your password to yourself, always.");
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText(/^Version 2, since/)).toBeVisible();
    await mine.goto(patient.at("more"));
    await expect(gate).toBeVisible();
    await mine.getByLabel("Language").selectOption("hu");
    await expect(mine.getByRole("heading", { name: "Kérjük, olvassa el és fogadja el" })).toBeVisible();
    await expect(mine.getByText(/ezen a nyelven adta meg: English/)).toBeVisible();
  });

  await test.step("who does not accept signs out, and is asked again", async () => {
    await mine.getByRole("button", { name: "Kijelentkezés" }).click();
    await mine.getByLabel("Nyelv").selectOption("en");
    await patient.signsIn(keys);
    await expect(gate).toBeVisible();
    await mine.getByRole("button", { name: "I have read both and accept" }).click();
    await expect(mine.getByRole("navigation", { name: "Main menu" })).toBeVisible();
  });

  await test.step("whoever was overtaken keeps what was typed", async () => {
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByRole("radio", { name: "English" }).check();
    await second.getByLabel("Terms of use").fill("Third.");
    await second.getByRole("button", { name: "Publish…" }).click();
    await page.getByLabel("Terms of use").fill("Mine.");
    await second.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
    await expect(second.getByText(/^Version 3, since/)).toBeVisible();
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText(/Somebody else published a version/)).toBeVisible();
    await expect(page.getByLabel("Terms of use")).toHaveValue("Mine.");
    await expect(page.getByText(/^Version 3, since/)).toBeVisible();
  });

  await test.step("at a first sign-in it comes after the password, before the first page", async () => {
    await page.context().clearCookies();
    await staff.signsIn("receptionist");
    const anna = {
      family: "Próba",
      given: "Anna",
      born: ["14", "03", "1961"] as [string, string, string],
      taj: "123456788",
      phone: "+36301234567",
      email: "anna.proba@example.com",
    };
    await staff.addsAPatient(anna);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Próba Anna/);
    await staff.opensTab("Patient Portal");
    await page.getByRole("button", { name: "Switch access on" }).click();
    const deskCode = await staff.issuesDeskCode();
    await mine.context().clearCookies();
    await patient.comesInForTheFirstTime(
      { identifier: anna.taj, phone: anna.phone, password: "Haromszoesegyszam3" },
      deskCode,
    );
    await expect(gate).toBeVisible();
    await mine.getByRole("button", { name: "I have read both and accept" }).click();
    await expect(mine.getByRole("navigation", { name: "Main menu" })).toBeVisible();
  });
});
