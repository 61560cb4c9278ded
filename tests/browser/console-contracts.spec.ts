import { expect, test } from "./support/clinic.ts";

test("the platform's administrator makes a contract: a taken address is refused, the portal is there at once", async ({
  staff,
  patient,
  demo,
}) => {
  const { page } = staff;
  await staff.signsIn("platform_administrator");
  await page.getByRole("link", { name: "Contracts" }).first().click();
  await page.getByRole("link", { name: "New contract" }).click();
  await page.getByRole("button", { name: "Add contract" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the clinic's name");

  await page.getByLabel("Name of the contracting partner").fill("Clínica del Sol");
  await page.getByLabel("Country").selectOption("CR");
  await expect(page.getByLabel("Time zone")).toHaveValue("America/Costa_Rica");
  await page.getByLabel("Main language").selectOption("es");
  await page.getByLabel("End of the portal's address").fill("rozsadomb");
  await page.getByRole("button", { name: "Add contract" }).click();
  await expect(page.getByRole("alert")).toContainText("Another contract has or had this address.");
  await page.getByLabel("End of the portal's address").fill("clinica-del-sol");
  await page.getByRole("button", { name: "Add contract" }).click();
  await expect(page.getByRole("heading", { name: "Patient Portal Settings", level: 1 })).toBeVisible();

  await test.step("what to do in an emergency stands there in each language, and is the reader's in the portal", async () => {
    await expect(page.getByLabel("Español")).toHaveValue(/911/);
    await page.getByLabel("English").fill("In an emergency call 911 or come to the clinic.");
    await page.getByLabel("Magyar").fill("");
    await expect(page.getByText("Empty: the text in Español is shown.")).toBeVisible();
    await page.getByRole("button", { name: /^Save changes/ }).click();
    await expect(page.getByText("Settings saved")).toBeVisible();
    await patient.page.goto(`${demo.base}/p/clinica-del-sol/`);
    await expect(patient.page.getByText("911 or come to the clinic")).toBeVisible();
    await patient.page.getByLabel("Language").selectOption("es");
    await expect(patient.page.getByText(/En caso de urgencia/)).toBeVisible();
    await patient.page.getByLabel("Idioma").selectOption("hu");
    await expect(patient.page.getByText(/En caso de urgencia/)).toBeVisible();
  });

  await page.getByRole("link", { name: "Contracts" }).first().click();
  await expect(page.getByRole("row", { name: /Clínica del Sol/ })).toContainText("clinica-del-sol");
});
