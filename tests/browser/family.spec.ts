import { expect, test } from "./support/clinic.ts";
import type { Demo } from "./support/demo.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";

const keysOf = (demo: Demo, place: number) => {
  const keys = demo.logins.patients[place];
  if (!keys) throw new Error(`no patient ${place}`);
  return keys;
};

test("staff let a relative act for a patient in part; it ends while his pages are open", async ({
  anotherPatient,
  demo,
  staff,
}) => {
  test.setTimeout(300_000);
  const patient = keysOf(demo, 2);
  const relative = keysOf(demo, 9);
  const desk = staff.page;
  const complaints = complaintsOf(desk, /status of (401|404|422)/);
  await staff.signsIn("receptionist");
  await desk.goto(
    `${demo.base}/console/contracts/${demo.logins.organization_id}/patients/${patient.patient_id}/portal`,
  );
  await desk
    .getByRole("region", { name: "Others who act for this patient" })
    .getByRole("button", { name: "Add a person" })
    .click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Person" }).fill(relative.name);
  await dialog.getByRole("button", { name: relative.name }).first().click();
  await dialog.getByLabel("The one who acts is to the patient").selectOption("Carer");
  await dialog.getByLabel("On the basis of").selectOption("Power of attorney");
  for (const off of ["Lab results", "Messages", "Bills", "Personal data", "Appointments and visits"])
    await dialog.getByRole("checkbox", { name: off }).uncheck();
  await looksRight(desk, "the dialog", complaints);
  const before = demo.messages().length;
  await dialog.getByRole("button", { name: "Give access" }).click();
  const line = desk.getByRole("listitem").filter({ hasText: relative.name });
  await expect(line.getByText("Can log in")).toBeVisible();
  await looksRight(desk, "the tab", complaints);

  const his = await anotherPatient();
  const { page } = his;
  const wrong = complaintsOf(page, /status of (401|404|403)/);
  await his.signsIn(relative);
  await page.goto(his.at("people"));
  await looksRight(page, "whose pages", wrong);
  const choice = page.getByRole("main").getByRole("link", { name: new RegExp(`^${patient.name}`) });
  await choice.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("You are acting for")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main menu" }).first()).not.toContainText("Data");
  await looksRight(page, "acting", wrong);
  await page.goto(his.at(`data?for=${patient.patient_id}`));
  await expect(page.getByRole("heading", { name: "Not among what you may see" })).toBeVisible();
  await page.goto(his.at(`documents?for=${patient.patient_id}`));
  await expect(page.getByRole("heading", { name: "Documents", level: 1 })).toBeVisible();

  await line.getByRole("button", { name: /^End: / }).click();
  const ending = desk.getByRole("alertdialog");
  await ending.getByRole("button", { name: "End it now" }).click();
  await expect(ending.getByText("Please write down why")).toBeVisible();
  await ending.getByLabel("Reason").fill("The patient asked for it");
  await ending.getByRole("button", { name: "End it now" }).click();
  await expect(desk.getByText("Nobody else may act for this patient in the portal.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "These pages are not open to you" })).toBeVisible();
  await looksRight(page, "not open", wrong);
  const told = () =>
    demo
      .messages()
      .slice(before)
      .filter(({ idempotency_key }) => idempotency_key.startsWith("proxy_"));
  await expect.poll(() => told().length, { message: "both, at the beginning and at the end" }).toBe(4);
});

test("a patient asks someone she trusts, who agrees; she ends it herself", async ({
  anotherPatient,
  demo,
  patient,
}) => {
  test.setTimeout(300_000);
  const mother = keysOf(demo, 2);
  const daughter = keysOf(demo, 9);
  const { page } = patient;
  const complaints = complaintsOf(page, /status of (401|403|404)/);
  await patient.signsIn(mother);
  await page.goto(patient.at("family"));
  await expect(page.getByText("Nobody but you")).toBeVisible();
  await looksRight(page, "nobody yet", complaints);
  await page.getByRole("link", { name: "Let someone act for me" }).click();
  await page.getByRole("button", { name: "Ask this person" }).click();
  await expect(page.getByText("Please correct this")).toBeVisible();
  await looksRight(page, "the form", complaints);
  await page.getByLabel("Who is it?").fill("my daughter");
  await page.getByLabel("TAJ number").fill(daughter.identifier);
  await page.getByLabel("Mobile phone").fill(daughter.phone);
  const before = demo.messages().length;
  await page.getByRole("button", { name: "Ask this person" }).click();
  await patient.confirms(mother);
  await expect(page.getByRole("heading", { name: "We have passed it on" })).toBeVisible();
  await page.getByRole("link", { name: "Back to family and trusted people" }).click();
  await expect(page.getByText("my daughter")).toBeVisible();
  expect(
    demo
      .messages()
      .slice(before)
      .some(({ subject }) => subject.includes(mother.name)),
  ).toBe(true);

  const hers = await anotherPatient();
  await hers.signsIn(daughter);
  await hers.page.goto(hers.at("family"));
  await expect(
    hers.page.getByRole("heading", { name: `${mother.name} asks you to act for them` }),
  ).toBeVisible();
  await looksRight(hers.page, "asked", complaintsOf(hers.page));
  await hers.page.getByRole("button", { name: "Yes, I will" }).click();
  await hers.page.getByRole("link", { name: `Open: ${mother.name}` }).click();
  await expect(hers.page.getByText("You are acting for")).toBeVisible();
  await hers.page.goto(hers.at(`data?for=${mother.patient_id}`));
  await expect(hers.page.getByRole("heading", { name: "Data", level: 1 })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: `Change: ${daughter.name}` }).click();
  const changing = page.getByRole("dialog");
  await changing.getByRole("checkbox", { name: "Personal data" }).uncheck();
  await changing.getByRole("button", { name: "Save" }).click();
  await expect(changing).toBeHidden();
  await expect(page.getByText("Bookings and visits, Documents, Lab results, Messages, Bills")).toBeVisible();
  await looksRight(page, "one who acts for me", complaints);
  await hers.page.reload();
  await expect(hers.page.getByRole("heading", { name: "Not among what you may see" })).toBeVisible();

  await page.getByRole("button", { name: `End it: ${daughter.name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End it now" }).click();
  await expect(page.getByText("Nobody but you")).toBeVisible();
  await hers.page.reload();
  await expect(hers.page.getByRole("heading", { name: "These pages are not open to you" })).toBeVisible();
});
