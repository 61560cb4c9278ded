import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";

const zone = "Europe/Budapest";
const dayAt = (moment: string | number) =>
  new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(new Date(moment));

/** A day to come on which the clinic is open. */
function nextMonday(): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  return day.toISOString().slice(0, 10);
}

type Answer<Body> = { status: number; body: Body };

/** A call of the console's own, with its session. */
function call<Body>(page: Page, method: string, path: string, body?: object): Promise<Answer<Body>> {
  return page.evaluate(
    async ([method, path, body]) => {
      const { csrf_token } = await (await fetch("/api/console/session")).json();
      const answer = await fetch(path, {
        method,
        headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf_token },
        ...(body ? { body } : {}),
      });
      return { status: answer.status, body: await answer.json().catch(() => undefined) };
    },
    [method, path, body ? JSON.stringify(body) : ""] as const,
  );
}

type Slot = { service_id: string; practitioner_id: string; location_id: string; start: string };
type Service = {
  id: string;
  status: string;
  practitioners: { practitioner_id: string; location_id: string }[];
};

test("reception's day: booked by keys alone, moved, arrived, not come and undone, a doctor ill", async ({
  staff,
  demo,
}) => {
  test.setTimeout(240_000);
  const { page } = staff;
  const api = `/api/console/contracts/${demo.logins.organization_id}`;
  const calendar = `${demo.base}/console/contracts/${demo.logins.organization_id}/calendar`;
  const monday = nextMonday();
  const name = "Zsigmondy Vilma";
  await staff.signsIn("receptionist");
  const complaints = complaintsOf(page);

  const added = await call<{ id: string }>(page, "POST", `${api}/patients`, {
    family: "Zsigmondy",
    given: "Vilma",
    birth_date: "1949-05-12",
    gender: "female",
    phone: "+36 30 555 7310",
  });
  expect(added.status).toBe(201);
  const own = `${api}/patients/${added.body.id}/appointments`;
  const booked = async () => (await call<{ items: (Slot & { id: string })[] }>(page, "GET", own)).body.items;
  const block = page.locator("button[data-status]").filter({ hasText: name });
  const panel = page.getByRole("complementary", { name });
  const said = page.getByRole("status");

  await test.step("a call: B, the name, Enter, Enter, Enter", async () => {
    await page.goto(`${calendar}?day=${monday}`);
    await expect(page.locator("button[data-at]").first()).toBeVisible();
    await page.keyboard.press("b");
    const search = page.getByRole("combobox", { name: /Search by name/ });
    await expect(search).toBeFocused();
    await page.keyboard.type("zsigmondy");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("What")).toBeFocused();
    await expect(page.getByRole("radio", { name: /, \d+:\d\d/ }).first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.locator("input[name=time]:checked")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(said.filter({ hasText: `Booked for ${name}` })).toBeVisible();
    await expect(block).toBeVisible();
    expect(await booked()).toHaveLength(1);
  });

  await test.step("moved by keys: Enter, M, another time, Enter", async () => {
    const before = (await booked())[0]?.start;
    await block.focus();
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("heading", { name })).toBeFocused();
    await expect(panel.getByText("Booked", { exact: true }).first()).toBeVisible();
    await page.keyboard.press("m");
    await expect(page.locator("input[name=time]:checked")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(said.filter({ hasText: `${name} was moved` })).toBeVisible();
    await expect(block).toBeVisible();
    const after = await booked();
    expect(after).toHaveLength(1);
    expect(after[0]?.start).not.toBe(before);
  });

  await test.step("taken by the mouse it says what follows; Escape puts it back", async () => {
    const before = (await booked())[0]?.start;
    await block.scrollIntoViewIfNeeded();
    const box = await block.boundingBox();
    if (!box) throw new Error("the visit is not on screen");
    await page.mouse.move(box.x + 20, box.y + 6);
    await page.mouse.down();
    await page.mouse.move(box.x + 30, box.y + 40, { steps: 5 });
    await expect(said.filter({ hasText: `Move ${name} to` })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(said.filter({ hasText: `Move ${name} to` })).toHaveCount(0);
    expect((await booked())[0]?.start).toBe(before);
  });

  await test.step("arrived with I, and back with Undo; it says who did what", async () => {
    await block.focus();
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("button", { name: "Has arrived" })).toBeVisible();
    await page.keyboard.press("i");
    await expect(said.filter({ hasText: `${name} has arrived` })).toBeVisible();
    await expect(panel.getByRole("button", { name: "Is in" })).toBeVisible();
    await expect(panel.getByText(/Arrived · Szabó Judit/)).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(panel.getByRole("button", { name: "Has arrived" })).toBeVisible();
    await panel.getByRole("button", { name: "Close" }).click();
    await expect(panel).toHaveCount(0);
  });

  await test.step("a doctor is ill: whom it hits, and one press to another time", async () => {
    const visit = (await booked())[0];
    if (!visit) throw new Error("nothing booked");
    await page.goto(`${calendar}?day=${dayAt(visit.start)}&practitioner=${await doctorOf(visit.id)}`);
    await expect(block).toBeVisible();
    await page.getByRole("button", { name: "Leave or illness" }).click();
    const away = page.getByRole("complementary", { name: "Leave or illness" });
    await expect(away.getByText(/booked on these days/)).toBeVisible();
    await away.getByRole("button", { name: "Enter it" }).click();
    await expect(page.getByRole("heading", { name: /is away$/, level: 1 })).toBeVisible();
    const row = page.getByRole("listitem").filter({ hasText: name });
    await expect(row).toBeVisible();
    await looksRight(page, "who is hit by an illness", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await row
      .getByRole("button", { name: /\d+:\d\d/ })
      .first()
      .click();
    await expect(said.filter({ hasText: `${name} was moved` })).toBeVisible();
    await expect(row).toHaveCount(0);
    expect((await booked())[0]?.start).not.toBe(visit.start);
    await page.getByRole("button", { name: "Not away after all" }).click();
    await expect(page).toHaveURL(/\/calendar\?day=/);
  });

  await test.step("somebody did not come; that was a slip", async () => {
    const start = await bookedEarlier();
    await page.goto(`${calendar}?day=${dayAt(start)}&view=list`);
    await page.getByRole("button", { name }).first().click();
    await panel.getByRole("button", { name: "Did not come" }).click();
    await expect(said.filter({ hasText: `${name} did not come` })).toBeVisible();
    await expect(panel.getByRole("button", { name: "One step back" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(panel.getByRole("button", { name: "Did not come" })).toBeVisible();
  });

  await test.step("the record has them, and its panel looks right", async () => {
    await page.goto(
      `${demo.base}/console/contracts/${demo.logins.organization_id}/patients/${added.body.id}/appointments`,
    );
    await expect(page.getByRole("heading", { name: "To come" })).toBeVisible();
    await page.keyboard.press("b");
    await expect(page.getByText("Already booked:")).toBeVisible();
    await expect(page.getByRole("radio", { name: /, \d+:\d\d/ }).first()).toBeVisible();
    await looksRight(page, "booking from a record", complaints);
  });

  async function doctorOf(id: string): Promise<string> {
    const { body } = await call<{ practitioner_id: string }>(page, "GET", `${own}/${id}`);
    return body.practitioner_id;
  }

  /** A visit that has begun: wherever in the last hours nobody else is. */
  async function bookedEarlier(): Promise<string> {
    const { body } = await call<{ items: Service[] }>(page, "GET", `${api}/services`);
    const five = 5 * 60_000;
    for (let back = 2; back < 200; back += 7)
      for (const service of body.items.filter(({ status }) => status === "active")) {
        const role = service.practitioners[0];
        if (!role) continue;
        const start = new Date((Math.floor(Date.now() / five) - back) * five).toISOString();
        const slot = {
          service_id: service.id,
          practitioner_id: role.practitioner_id,
          location_id: role.location_id,
          start,
        };
        const made = await call(page, "POST", own, { slot, outside_hours: true });
        if (made.status === 201) return start;
      }
    throw new Error("no time is free in the last hours");
  }
});
