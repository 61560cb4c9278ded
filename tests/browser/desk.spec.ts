import type { Locator } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";
import { digitsIn } from "./support/patient.ts";

const person = {
  family: "Próba",
  given: "Gizella",
  phone: "+36302223344",
  taj: "234567898",
  password: "Tavaszi-88-eso",
};

const tabsTo = async (field: Locator) => {
  const isHere = () => field.evaluate((element) => element === document.activeElement);
  for (let presses = 0; !(await isHere()); presses += 1) {
    if (presses > 12) throw new Error("too far for the keyboard");
    await field.page().keyboard.press("Tab");
  }
};

test("somebody new is enrolled at the desk by keyboard alone, and is in a minute later", async ({
  staff,
  patient,
  demo,
}) => {
  test.setTimeout(180_000);
  const { page } = staff;
  const { keyboard } = page;
  const complaints = complaintsOf(page, /status of (401|404|422)/);
  await staff.signsIn("receptionist");
  await page.goto(`${demo.base}/console/contracts/${demo.logins.organization_id}/patients/new`);
  await expect(page.getByLabel("Family name")).toBeFocused();
  await keyboard.type(person.family);
  await keyboard.press("Tab");
  await keyboard.type(person.given);
  await tabsTo(page.getByRole("textbox", { name: "TAJ" }));
  await keyboard.type(person.taj);
  await tabsTo(page.getByLabel("Mobile phone"));
  await keyboard.type(person.phone);
  await keyboard.press("Enter");

  await test.step("each step is the one under Enter", async () => {
    await expect(page.getByRole("button", { name: "Switch access on" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Send the code" })).toBeFocused();
    const before = demo.messages().length;
    await keyboard.press("Enter");
    const readAloud = page.getByLabel("Code that the patient reads to you");
    await expect(readAloud).toBeFocused();
    const { text } = await demo.message("sms", person.phone, before);
    await looksRight(page, "the code is awaited", complaints);
    await readAloud.focus();
    await keyboard.type(digitsIn(text) === "000000" ? "000001" : "000000");
    await keyboard.press("Enter");
    await expect(page.getByText(/This code is not right/)).toBeVisible();
    await keyboard.press("ControlOrMeta+A");
    await keyboard.type(digitsIn(text));
    await keyboard.press("Enter");
    await expect(page.getByText("Proved", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Issue desk code" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Print leaflet" })).toBeFocused();
  });
  await expect(page.getByText("Portal not activated")).toBeVisible();

  const code = await staff.readsDeskCode();
  await patient.comesInForTheFirstTime(
    { identifier: person.taj, phone: person.phone, password: person.password },
    code,
  );
  await page.reload();
  await expect(page.getByText("Portal not activated")).toBeHidden();
});
