import { expect, test } from "./support/clinic.ts";
import { Desk } from "./support/desk.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";

type Service = { id: string; practitioners: { practitioner_id: string; location_id: string }[] };
const anHour = 3_600_000;

test("who misses visits is noted on the record, and let book online again", async ({ staff, demo }) => {
  test.setTimeout(240_000);
  const { page } = staff;
  const contract = `${demo.base}/console/contracts/${demo.logins.organization_id}`;
  const desk = new Desk(page, demo);
  await staff.signsIn("administrator");
  const complaints = complaintsOf(page);
  const { id } = await desk.calls<{ id: string }>("POST", "/patients", {
    family: "Messzi",
    given: "Menyhért",
    birth_date: "1971-02-03",
    gender: "male",
    phone: "+36 30 555 7455",
  });
  const record = `${contract}/patients/${id}/appointments`;
  const wide = () => page.setViewportSize({ width: 1280, height: 900 });

  await test.step("two visits of the last night, to which he did not come", async () => {
    const { items } = await desk.calls<{ items: { id: string }[] }>("GET", "/services");
    const service = await desk.calls<Service>("GET", `/services/${items[0]?.id}`);
    const { practitioner_id, location_id } = service.practitioners[0] ?? {};
    const today = new Date().setUTCHours(0, 0, 0, 0);
    for (const hour of [1, 2]) {
      const thisNight = today + hour * anHour;
      const over = thisNight < Date.now() ? thisNight : thisNight - 24 * anHour;
      const visit = await desk.calls<{ id: string }>("POST", `/patients/${id}/appointments`, {
        slot: {
          service_id: service.id,
          practitioner_id,
          location_id,
          start: new Date(over).toISOString(),
        },
        outside_hours: true,
      });
      await desk.calls("PUT", `/patients/${id}/appointments/${visit.id}/status`, { status: "noshow" });
    }
  });

  await test.step("without a rule nothing is said; with one of two visits it is", async () => {
    await page.goto(record);
    await expect(page.getByText("Did not come").first()).toBeVisible();
    await expect(page.getByText(/missed visits in the last/)).toHaveCount(0);
    await page.goto(`${contract}/calendar-setup/rules`);
    await page
      .getByLabel("Patients no longer book by themselves after")
      .selectOption({ label: "2 missed visits" });
    await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
    await page.getByLabel("From then on").selectOption({ label: "They book by phone only" });
    await expect(page.getByLabel("From then on")).toHaveValue("by_phone");
    await looksRight(page, "the rule", complaints);
    await page.goto(record);
    await expect(page.getByText(/2 missed visits in the last \d+ months\./)).toBeVisible();
    await expect(page.getByText("Books by phone only.")).toBeVisible();
    await looksRight(page, "a record with missed visits", complaints);
    await wide();
  });

  await test.step("let pass with a reason, and counted again", async () => {
    await page.getByRole("button", { name: "Let book online again" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Was in hospital");
    await dialog.getByRole("button", { name: "Let book online again" }).click();
    await expect(page.getByText("Missed visits were let pass: Was in hospital")).toBeVisible();
    await page.getByRole("button", { name: "Count them again" }).click();
    await expect(page.getByText("Books by phone only.")).toBeVisible();
  });

  await test.step("and the rule is off again", async () => {
    await page.goto(`${contract}/calendar-setup/rules`);
    await page.getByLabel("Patients no longer book by themselves after").selectOption({ index: 0 });
    await expect(page.getByLabel("From then on")).toHaveCount(0);
    await page.goto(record);
    await expect(page.getByText("Did not come").first()).toBeVisible();
    await expect(page.getByText("Books by phone only.")).toHaveCount(0);
  });
});
