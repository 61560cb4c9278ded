import { expect, test } from "./support/clinic.ts";

test("a patient signs in, reads a document, corrects the address and signs out", async ({
  patient,
  demo,
}) => {
  const { page } = patient;
  const keys = demo.logins.patients.find(({ acts_for }) => acts_for.length === 0) ?? demo.logins.patients[0];
  if (!keys) throw new Error("no patients");
  await patient.signsIn(keys);

  await page.getByRole("link", { name: "Documents" }).last().click();
  await expect(page.getByRole("heading", { name: "Documents", level: 1 })).toBeVisible();
  const first = page.locator("main section li a").first();
  const title = await first.locator("[class*=title]").first().innerText();
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const image = page.getByRole("img", { name: /Page 1 of/ });
  await expect
    .poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth))
    .toBeGreaterThan(100);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /Download/ }).click();
  const stream = await (await download).createReadStream();
  const bytes = await stream.toArray();
  expect(Buffer.concat(bytes).subarray(0, 5).toString()).toBe("%PDF-");

  await page.goBack();
  await expect(page.getByRole("heading", { name: "Documents", level: 1 })).toBeVisible();

  await page.getByRole("link", { name: "More" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /History/ })
    .click();
  await expect(
    page
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { level: 2 }) })
      .first(),
  ).toBeVisible();

  await page.goto(patient.at("data"));
  await page.getByRole("button", { name: "Change: Address", exact: true }).click();
  await page.getByLabel("Street and number").fill("Bimbó út 41.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The clinic sees it now.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Bimbó út 41.")).toBeVisible();

  await page.getByRole("link", { name: "More" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.", { exact: true })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/login$/);
});

test("what is wrong is said exactly, and a stranger learns nothing", async ({ patient, demo }) => {
  const { page } = patient;
  const known = demo.logins.patients[1];
  if (!known) throw new Error("no patients");
  await page.goto(patient.at("login"));
  await patient.typesKeys({ identifier: "041 238 57", phone: "555", password: "" });
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("A TAJ number has 9 digits; you typed 8.");
  await expect(summary).toContainText("with its country code");
  await expect(summary).toContainText("Enter your password.");

  const said: string[] = [];
  for (const keys of [
    { ...known, password: "NotThePassword1" },
    { identifier: "111111110", phone: known.phone, password: known.password },
  ]) {
    await page.reload();
    await patient.typesKeys(keys);
    await expect(page.getByText("These details don’t belong together")).toBeVisible();
    said.push((await page.getByRole("alert").innerText()).replace(/\d tr(y|ies) left/, "n tries left"));
    await expect(page.getByLabel("TAJ number")).toHaveValue(keys.identifier);
  }
  expect(said[0]).toBe(said[1]);
});

test("a parent sees at a glance for whom he acts, and each tab keeps its person", async ({
  patient,
  demo,
}) => {
  const parent = demo.logins.patients.find(({ acts_for }) => acts_for.length > 0);
  if (!parent) throw new Error("no parent");
  await patient.signsIn(parent);
  const { page } = patient;
  await expect(page.getByText("Your own page")).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(patient.at("home"));
  await other.getByRole("button", { name: "Switch" }).click();
  await other
    .getByRole("link", { name: /Your (son|daughter|child)/ })
    .first()
    .click();
  await expect(other.getByText("You are acting for")).toBeVisible();
  await other.getByRole("link", { name: "Documents" }).last().click();
  await expect(other.getByText("You are acting for")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Your own page")).toBeVisible();
});

test("signing out in one tab signs out the other, which comes back to its page", async ({
  patient,
  demo,
}) => {
  const keys = demo.logins.patients[3];
  if (!keys) throw new Error("no patients");
  await patient.signsIn(keys);
  const other = await patient.page.context().newPage();
  await other.goto(patient.at("history"));
  await expect(other.getByRole("heading", { name: "History", level: 1 })).toBeVisible();
  await patient.page.getByRole("link", { name: "More" }).click();
  await patient.page.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByText("You are signed out. Sign in and you are back where you were.")).toBeVisible();
});

test("the language is chosen before signing in and stays", async ({ patient, demo }) => {
  const { page } = patient;
  await page.goto(patient.at());
  await page.getByLabel("Language").selectOption("hu");
  await expect(page.getByRole("main").getByRole("link", { name: "Bejelentkezés" })).toBeVisible();
  await page.reload();
  await page.getByLabel("Nyelv").selectOption("es");
  await expect(page.getByRole("main").getByRole("link", { name: "Iniciar sesión" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  expect(demo.logins.suffix).toBe("rozsadomb");
});

test("an address that names no clinic, or no page, is answered kindly", async ({ patient, demo }) => {
  const { page } = patient;
  await page.goto(demo.base);
  await expect(page.getByRole("heading", { name: "Patient portal" })).toBeVisible();
  await page.getByRole("link", { name: "The clinic’s portal" }).click();
  await expect(page).toHaveURL(patient.at());
  await page.goto(`${demo.base}/p/rozsadomd/`);
  await expect(page.getByRole("heading", { name: "We cannot find this clinic" })).toBeVisible();
  await page.goto(patient.at("nonsense"));
  await expect(page.getByRole("heading", { name: "We cannot find this" })).toBeVisible();
  await page.goto(patient.at("documents/0193a1b2-0000-7000-8000-000000000000"));
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
