import { expect, test } from "./support/clinic.ts";
import { complaintsOf, fourLooks, looksRight } from "./support/looks.ts";

test("how patients sign in: what is weaker says why, what is dangerous says so, and what is saved is what the portal asks", async ({
  staff,
  demo,
}) => {
  test.setTimeout(300_000);
  const { page } = staff;
  const complaints = complaintsOf(page, /status of (401|404|409)/);
  await staff.signsIn("platform_administrator");
  await page.goto(`${demo.base}/console/contracts/new`);
  await page.getByLabel("Name of the contracting partner").fill("Clínica Norte");
  await page.getByLabel("Country").selectOption("CR");
  await page.getByLabel("Main language").selectOption("es");
  await page.getByLabel("End of the portal's address").fill("norte");
  await page.getByRole("button", { name: "Add contract" }).click();
  await page.getByRole("link", { name: "How patients sign in" }).click();
  await expect(page.getByRole("heading", { name: "How patients sign in", level: 1 })).toBeVisible();

  await test.step("SMS cannot be unticked", async () => {
    await expect(page.getByRole("checkbox", { name: /^Code by SMS/ })).toBeDisabled();
    await expect(page.getByRole("checkbox", { name: /^Code by SMS/ })).toBeChecked();
  });

  await test.step("choices are explained, and undone together", async () => {
    await page.getByRole("checkbox", { name: /^Code by e-mail/ }).check();
    await page.getByRole("radio", { name: /^SMS alone/ }).check();
    await expect(
      page.getByText(/Whoever gets hold of a patient’s phone number gets the account/),
    ).toBeVisible();
    await looksRight(page, "how patients sign in", complaints, fourLooks);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(page.getByRole("checkbox", { name: /^Code by e-mail/ })).not.toBeChecked();
    await expect(page.getByRole("radio", { name: /^SMS and a second code/ })).toBeChecked();
  });

  await test.step("saved, and known to the portal at once", async () => {
    await page.getByRole("checkbox", { name: /^Code by e-mail/ }).check();
    await page.getByRole("checkbox", { name: /^Authenticator app/ }).check();
    await page.getByRole("radio", { name: /^Long phrases/ }).check();
    await page.getByRole("button", { name: /^Save changes/ }).click();
    await expect(page.getByText("Settings saved")).toBeVisible();
    const portal = await (await page.request.get(`${demo.base}/api/portal/norte`)).json();
    expect(portal.second_factors).toEqual(["sms", "email", "totp"]);
    expect(portal.password_rule.upper).toBe(false);
  });

  await test.step("who was overtaken keeps what was chosen here and gets the rest", async () => {
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByRole("checkbox", { name: /^Allow passkeys/ }).check();
    await second.getByRole("button", { name: /^Save changes/ }).click();
    await expect(second.getByText("Settings saved")).toBeVisible();
    await page.getByRole("radio", { name: /^Letters and digits/ }).check();
    await page.getByRole("button", { name: /^Save changes/ }).click();
    await expect(page.getByText(/Somebody else saved settings of this contract/)).toContainText("Passkeys");
    await expect(page.getByRole("checkbox", { name: /^Allow passkeys/ })).toBeChecked();
    await expect(page.getByRole("radio", { name: /^Letters and digits/ })).toBeChecked();
    await page.getByRole("button", { name: /^Save changes/ }).click();
    await expect(page.getByText(/Somebody else saved settings/)).toBeHidden();
  });
});

test("reception reads the settings and changes none; a doctor has no button that would be refused", async ({
  staff,
  demo,
}) => {
  const { page } = staff;
  const contract = `${demo.base}/console/contracts/${demo.logins.organization_id}`;
  await staff.signsIn("receptionist");
  await page.goto(`${contract}/portal-settings/sign-in`);
  await expect(page.getByText(/You can read these settings/)).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^Allow passkeys/ })).toBeDisabled();
  await page.getByRole("link", { name: "General" }).click();
  await expect(page.getByText(/You can read these settings/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Phone" })).toBeDisabled();
  await page.getByRole("link", { name: "Privacy notice and terms" }).click();
  await expect(page.getByRole("heading", { name: "Published now" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish…" })).toHaveCount(0);

  await page.context().clearCookies();
  await staff.signsIn("practitioner");
  await page.goto(`${contract}/patients`);
  await expect(page.getByRole("heading", { name: "Patient database", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "New patient" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Contracts" })).toHaveCount(0);
  const patient = demo.logins.patients[0]?.patient_id;
  await page.goto(`${contract}/patients/${patient}/data?edit=true`);
  await expect(page.getByRole("button", { name: "Upload documents" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Edit/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
  await page.goto(`${contract}/patients/${patient}/portal`);
  await expect(page.getByRole("radio", { name: /E-mail only/ })).toBeDisabled();
});
