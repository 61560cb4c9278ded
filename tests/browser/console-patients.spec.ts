import { expect, test } from "./support/clinic.ts";

test("the patient database: chips filter, the name's head turns the order round, the address keeps both", async ({
  staff,
  demo,
}) => {
  const { page } = staff;
  await staff.signsIn("receptionist");
  const names = page.locator("table tbody tr [data-row]");
  await expect(names.first()).toBeVisible();
  const first = await names.first().innerText();

  await page.getByRole("columnheader", { name: "Name" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
  await expect(names.first()).not.toHaveText(first);

  await page
    .getByRole("navigation", { name: "Filter" })
    .getByRole("link", { name: "Active in the portal" })
    .click();
  await expect(page).toHaveURL(/portal=active/);
  const states = page.locator("table tbody tr td:last-child");
  await expect(states.first()).toHaveText("Active");
  expect(new Set(await states.allInnerTexts())).toEqual(new Set(["Active"]));
  await page.reload();
  await expect(states.first()).toHaveText("Active");

  await page.getByLabel("Order").selectOption({ label: "Last added first" });
  await expect(page).toHaveURL(/portal=active.*sort=-created_at|sort=-created_at.*portal=active/);
  await page.getByRole("navigation", { name: "Filter" }).getByRole("link", { name: "All" }).click();
  await expect(page).not.toHaveURL(/portal=/);
  expect(new URL(page.url()).searchParams.toString()).toBe("sort=-created_at");
  expect(demo.logins.suffix).toBe("rozsadomb");
});

test("found by keys alone: a slash, a part of the name, arrows, Enter; Ctrl K from any page", async ({
  staff,
  demo,
}) => {
  const { page } = staff;
  const [one, other] = demo.logins.patients;
  if (!one || !other) throw new Error("no patients");
  await staff.signsIn("receptionist");

  await page.keyboard.press("/");
  const search = page.getByRole("textbox", { name: /Search by name/ });
  await expect(search).toBeFocused();
  await page.keyboard.type(one.identifier);
  await expect(page.getByRole("status").filter({ hasText: "1 patient found" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-row]").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(one.name);

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Go to a patient" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(other.identifier);
  await expect(palette.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(other.name);
  expect(page.url()).not.toContain(other.identifier);
});

test("see as this patient: the portal's pages to read only, in the colour of warning, and in the log", async ({
  staff,
  demo,
}) => {
  const { page } = staff;
  const someone = demo.logins.patients[2];
  if (!someone) throw new Error("no patients");
  await staff.signsIn("receptionist");
  const record = `${demo.base}/console/contracts/${demo.logins.organization_id}/patients/${someone.patient_id}`;
  await page.goto(`${record}/portal`);
  await page.getByRole("link", { name: "See as this patient" }).click();

  const banner = page.getByRole("region", { name: "Seen as a patient" });
  await expect(banner).toContainText(`You see what ${someone.name} sees in the portal.`);
  const shown = page.locator("main section li a").first();
  await expect(shown).toBeVisible();
  await shown.click();
  await expect(page).toHaveURL(/as-patient\/documents\/[0-9a-f-]{36}$/);
  const image = page.getByRole("img", { name: /Page 1 of/ });
  await expect
    .poll(() => image.evaluate((drawn: HTMLImageElement) => drawn.naturalWidth))
    .toBeGreaterThan(100);
  await expect(banner).toBeVisible();

  const pages = page.getByRole("navigation", { name: "Pages of the portal" });
  await pages.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("heading", { name: "History", level: 1 })).toBeVisible();
  await pages.getByRole("link", { name: "Data" }).click();
  await expect(page.getByText("Saved at once").first()).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);

  await banner.getByRole("link", { name: "Back to the record" }).click();
  await staff.opensTab("Access log");
  for (const deed of ["Looked at the list of documents", "Opened a document", "Looked at the visits"])
    await expect(page.getByText(deed).first()).toBeVisible();
});

test("of two tabs that change one record, the second is shown both values and loses nothing", async ({
  staff,
  demo,
}) => {
  const { page } = staff;
  const someone = demo.logins.patients[3];
  if (!someone) throw new Error("no patients");
  await staff.signsIn("receptionist");
  const address = `${demo.base}/console/contracts/${demo.logins.organization_id}/patients/${someone.patient_id}/data?edit=true`;
  const other = await page.context().newPage();
  for (const tab of [page, other]) {
    await tab.goto(address);
    await expect(tab.getByRole("textbox", { name: "Street and number" })).toBeVisible();
  }
  await other.getByRole("textbox", { name: "Street and number" }).fill("Fő utca 1.");
  await other.getByLabel("City").fill("Visegrád");
  await other.getByRole("button", { name: /^Save changes/ }).click();
  await expect(other.getByText("Fő utca 1.")).toBeVisible();

  await page.getByRole("textbox", { name: "Street and number" }).fill("Kossuth tér 9.");
  await page.getByRole("button", { name: /^Save changes/ }).click();
  const both = page.getByRole("table", { name: "Changed meanwhile" });
  await expect(both.getByRole("row", { name: /Street and number/ })).toContainText("Fő utca 1.");
  await expect(both.getByRole("row", { name: /Street and number/ })).toContainText("Kossuth tér 9.");
  await expect(both.getByRole("row", { name: /City/ })).toContainText("the same");
  await expect(page.getByRole("textbox", { name: "Street and number" })).toHaveValue("Kossuth tér 9.");
  await expect(page.getByLabel("City")).toHaveValue("Visegrád");

  await page.getByRole("button", { name: "Take what is on record: Street and number" }).click();
  await expect(page.getByRole("textbox", { name: "Street and number" })).toHaveValue("Fő utca 1.");
  await page.getByRole("textbox", { name: "Street and number" }).fill("Kossuth tér 9.");
  await page.getByRole("button", { name: /^Save changes/ }).click();
  await expect(page.getByText("Kossuth tér 9.").first()).toBeVisible();
  await expect(page.getByText("Visegrád").first()).toBeVisible();
});

test("two minutes before the end the console asks, too; staying keeps what was typed", async ({
  staff,
  demo,
}) => {
  const { page } = staff;
  const someone = demo.logins.patients[3];
  if (!someone) throw new Error("no patients");
  await staff.signsIn("receptionist");
  const soon = new Date(Date.now() + 115_000).toISOString();
  await page.route("**/api/console/session", async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const answer = await route.fetch();
    return route.fulfill({ response: answer, json: { ...(await answer.json()), idle_expires_at: soon } });
  });
  await page.goto(
    `${demo.base}/console/contracts/${demo.logins.organization_id}/patients/${someone.patient_id}/data?edit=true`,
  );
  const warning = page.getByRole("alertdialog", { name: "Are you still there?" });
  await expect(warning).toContainText(/We sign you out in 1:\d\d/);
  await page.unroute("**/api/console/session");
  await warning.getByRole("button", { name: "Stay signed in" }).click();
  await expect(warning).toBeHidden();
  await page.getByRole("textbox", { name: "Street and number" }).fill("Half typed");
  await expect(page.getByRole("textbox", { name: "Street and number" })).toHaveValue("Half typed");
});
