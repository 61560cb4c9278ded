import { expect, test } from "./support/clinic.ts";
import { impostor, paper } from "./support/paper.ts";

const anna = {
  family: "Próba",
  given: "Anna Mária",
  born: ["14", "03", "1961"] as [string, string, string],
  taj: "123456788",
  phone: "+36301234567",
  email: "anna.proba@example.com",
  password: "Haromszoesegyszam3",
};

test("a person who has never been to the clinic gets into the portal and reads a first document", async ({
  staff,
  patient,
  demo,
  browser,
}) => {
  test.setTimeout(180_000);
  const { page } = staff;

  await test.step("the receptionist adds the person; a wrong phone number is refused with the reason", async () => {
    await staff.signsIn("receptionist");
    await staff.addsAPatient({ ...anna, phone: "+36 30 12" });
    await expect(page.getByText(/too short/).first()).toBeVisible();
    await page.getByLabel("Mobile phone").fill(anna.phone);
    await page.getByRole("button", { name: "Add patient" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Próba Anna Mária/);
  });

  await test.step("and finds her while typing, in any order and without accents", async () => {
    expect(await staff.findsWhileTyping("maria prob")).toContain("Próba Anna Mária");
    expect(await staff.findsWhileTyping("123 456 788")).toEqual(["Próba Anna Mária"]);
    await page.getByRole("link", { name: "Próba Anna Mária" }).click();
  });

  const deskCode =
    await test.step("sees why she cannot log in, switches access on, issues the desk code", async () => {
      await staff.opensTab("Patient Portal");
      await expect(page.getByRole("heading", { name: "Próba Anna Mária cannot log in yet" })).toBeVisible();
      await expect(page.getByText(/Access is switched off/)).toBeVisible();
      await page.getByRole("button", { name: "Switch access on" }).click();
      await expect(
        page.getByRole("heading", { name: "Próba Anna Mária can log in for the first time" }),
      ).toBeVisible();
      return staff.issuesDeskCode();
    });

  await test.step("uploads a document; a file that is not what it claims to be is refused", async () => {
    await staff.opensTab(/^Documents/);
    const files = [
      await paper(browser, "2026-11-18 lab report.pdf", "Thyroid function"),
      impostor("virus.pdf"),
    ];
    await staff.choosesFiles(...files);
    await expect(page.getByText("This file cannot be taken")).toBeVisible();
    await page.getByRole("button", { name: "Remove virus.pdf" }).click();
    await page.getByLabel(/^Type/).last().selectOption("lab_report");
    await page.getByLabel("Title").fill("Thyroid function (TSH)");
    const access = page.getByRole("switch", { name: /Patient access/ });
    if (!(await access.isChecked())) await access.click();
    await page.getByRole("radio", { name: "E-mail", exact: true }).check({ force: true });
    await page.getByRole("button", { name: /^File 1 document/ }).click();
    await expect(page.getByRole("main").getByText("Thyroid function (TSH)").first()).toBeVisible();
  });

  await test.step("she chooses a password with the desk code and is in", async () => {
    const keys = { identifier: anna.taj, phone: anna.phone, password: anna.password };
    await patient.comesInForTheFirstTime(keys, deskCode);
    await expect(patient.page.getByRole("heading", { level: 1 })).toContainText("Anna Mária");
  });

  await test.step("an e-mail told of the document without saying what it is", async () => {
    const { text, subject } = await demo.message("email", anna.email, 0);
    expect(subject + text).not.toContain("Thyroid");
  });

  await test.step("she reads it: it stands at the top, as new", async () => {
    await patient.goesTo("Documents");
    const row = patient.page.locator("main section li").first();
    await expect(row).toContainText("Thyroid function (TSH)");
    await expect(row).toContainText("New");
    await row.getByRole("link").click();
    const image = patient.page.getByRole("img", { name: /Page 1 of 1/ });
    await expect
      .poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth))
      .toBeGreaterThan(100);
  });

  await test.step("she changes her address, and the console shows it at once", async () => {
    await patient.page.goto(patient.at("data"));
    await patient.page.getByRole("button", { name: "Change: Address", exact: true }).click();
    await patient.page.getByLabel("Street and number").fill("Bimbó út 41.");
    await patient.page.getByLabel("Postcode").fill("1022");
    await patient.page.getByLabel("Town or city").fill("Budapest");
    await patient.page.getByRole("button", { name: "Save" }).click();
    await expect(patient.page.getByText("The clinic sees it now.")).toBeVisible();
    await staff.opensTab("Data");
    await page.reload();
    await expect(page.getByText("Bimbó út 41.").first()).toBeVisible();
  });

  await test.step("with the password she comes in again, and no desk code works twice", async () => {
    await patient.page.getByRole("link", { name: "More" }).click();
    await patient.page.getByRole("button", { name: "Sign out" }).click();
    await expect(patient.page.getByText("You are signed out.", { exact: true })).toBeVisible();
    await patient.signsIn({ identifier: anna.taj, phone: anna.phone, password: anna.password });
  });

  await test.step("every step is in the audit log, which proves itself", async () => {
    await expect.poll(() => demo.command("audit", "verify").status, { timeout: 15_000 }).toBe(0);
    await staff.opensTab("Access log");
    await page.reload();
    for (const deed of [
      "Created the record",
      "Filed a document",
      "Opened a document",
      "Changed personal data",
    ])
      await expect(page.getByText(deed).first()).toBeVisible();
  });
});

test("an administrator changes how patients identify themselves, who may log in, and the portal's address", async ({
  staff,
  patient,
  demo,
}) => {
  const { page } = staff;
  await staff.signsIn("administrator");
  await staff.opensPortalSettings("Rózsadomb Medical");

  await page.getByRole("radio", { name: /^E-mail address/ }).check({ force: true });
  await page.getByRole("radio", { name: /^Automatically/ }).check({ force: true });
  await page.getByLabel("End of the address").fill("rozsadomb-medical");
  await page.getByRole("button", { name: /Save/ }).first().click();
  await expect(page.getByText(/rozsadomb-medical/).first()).toBeVisible();

  await test.step("the former address leads to the new one, which asks for the e-mail address", async () => {
    await expect(async () => {
      await patient.page.goto(`${demo.base}/p/rozsadomb/login`);
      await expect(patient.page).toHaveURL(`${demo.base}/p/rozsadomb-medical/login`, { timeout: 3000 });
    }).toPass();
    await expect(patient.page.getByLabel("E-mail address")).toBeVisible();
    await patient.page.getByRole("link", { name: "First time here" }).click();
    await expect(patient.page.getByLabel("Date of birth")).toBeVisible();
  });

  await test.step("and everything goes back as it was", async () => {
    await page.reload();
    await page.getByRole("radio", { name: /^TAJ/ }).check({ force: true });
    await page.getByRole("radio", { name: /^By hand/ }).check({ force: true });
    await page.getByLabel("End of the address").fill("rozsadomb");
    await page.getByRole("button", { name: /Save/ }).first().click();
    await expect(async () => {
      const answer = await fetch(`${demo.base}/api/portal/rozsadomb`);
      expect(answer.status).toBe(200);
    }).toPass();
  });
});
