import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import type { Demo } from "./support/demo.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";
import type { Staff } from "./support/staff.ts";

type Slot = { service_id: string; practitioner_id: string; location_id: string; start: string };
const SERVICE = "General practice visit";

/** Nobody else signs in as this father of one. */
function fatherOf(demo: Demo) {
  const keys = demo.logins.patients[1];
  if (!keys) throw new Error("no patients");
  return keys;
}

const budapest = (start: string, parts: Intl.DateTimeFormatOptions, locale = "en-GB") =>
  new Intl.DateTimeFormat(locale, { ...parts, timeZone: "Europe/Budapest" }).format(new Date(start));
const timeOf = ({ start }: Slot) => budapest(start, { hour: "numeric", minute: "2-digit", hourCycle: "h23" });
const dayOf = ({ start }: Slot) =>
  budapest(start, { year: "numeric", month: "2-digit", day: "2-digit" }, "en-CA");

/** A page's week on a wide screen: the button of one time. */
const buttonOf = (page: Page, slot: Slot) =>
  page
    .locator(`section[aria-labelledby="day-${dayOf(slot)}"]`)
    .getByRole("button", { name: timeOf(slot), exact: true });

/** The card of a booking that is a week away or more. */
const cardOf = (page: Page, slot: Slot) =>
  page
    .getByRole("article")
    .filter({ has: page.locator(`time[datetime="${dayOf(slot)}"]`) })
    .filter({ hasText: SERVICE })
    .filter({ hasText: `, ${timeOf(slot)}` });

/** What is free a week from now or later, for what the page on screen looks for: nothing of it is near. */
async function laterThan(page: Page, demo: Demo, request: APIRequestContext, days: number): Promise<Slot[]> {
  const { searchParams } = new URL(page.url());
  const from = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const to = new Date(Date.now() + (days + 13) * 86_400_000).toISOString().slice(0, 10);
  const answer = await request.get(`${demo.base}/api/portal/${demo.logins.suffix}/slots`, {
    params: {
      service: searchParams.get("service") ?? "",
      location: searchParams.get("location") ?? "",
      from,
      to,
    },
  });
  const { items } = (await answer.json()) as { items: Slot[] };
  const starts = new Set<string>();
  return items.filter(({ start }) => !starts.has(start) && starts.add(start));
}

/** The page's week with that day. */
async function opens(page: Page, slot: Slot) {
  const address = new URL(page.url());
  address.searchParams.set("day", dayOf(slot));
  await page.goto(address.href);
  await expect(buttonOf(page, slot)).toBeVisible();
}

test("a stranger chooses a time, signs in, books it, moves it and cancels it", async ({
  patient,
  demo,
  request,
  staff,
}) => {
  test.setTimeout(600_000);
  const { page } = patient;
  const keys = fatherOf(demo);
  const complaints = complaintsOf(page, /status of (401|404|409)/);
  await page.goto(patient.at("booking"));
  await expect(page.getByRole("link", { name: SERVICE })).toContainText("Earliest:");
  await looksRight(page, "where and what", complaints);
  await page.getByLabel("Search").fill("practice general");
  await expect(page.getByRole("link", { name: "Mole check" })).toBeHidden();
  await page.getByRole("link", { name: SERVICE }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Earliest times" }).getByRole("button")).toHaveCount(3);
  await looksRight(page, "the time", complaints);

  const [first, second, third] = await laterThan(page, demo, request, 7);
  if (!first || !second || !third) throw new Error("nothing free");
  await opens(page, first);
  await buttonOf(page, first).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Check and book" })).toBeVisible();
  await expect(page.getByRole("timer")).toContainText(/We keep this time for you for (9|10):\d\d/);
  await looksRight(page, "a stranger's choice", complaints);

  await page.goBack();
  await expect(buttonOf(page, first)).toHaveAttribute("aria-pressed", "true");
  await page.goForward();
  await page.getByRole("link", { name: "Sign in and book" }).click();
  const before = demo.messages().length;
  await patient.typesKeys(keys);
  await patient.entersCode(keys.phone, before);
  await expect(page.getByLabel("Who is it for?")).toHaveValue(keys.patient_id);
  await page.getByText("Add a note for the clinic").click();
  await page.getByLabel("Anything we should know?").fill("Rather short of hearing");
  await looksRight(page, "check and book", complaints);
  await page.getByRole("button", { name: "Book this time" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "You are booked in" })).toBeVisible();
  await looksRight(page, "booked", complaints);
  const address = await page.getByRole("link", { name: "Add to calendar" }).getAttribute("href");
  const file = await page.request.get(demo.base + address);
  expect(await file.text()).toContain("BEGIN:VEVENT");

  await page.getByRole("link", { name: "Bookings" }).first().click();
  await expect(cardOf(page, first)).toContainText("You can change or cancel until");
  await looksRight(page, "bookings", complaints);
  await cardOf(page, first)
    .getByRole("link", { name: /^Change:/ })
    .click();
  await expect(page.getByText("It stands until the new time is yours.")).toBeVisible();
  await opens(page, second);
  await buttonOf(page, second).click();
  await looksRight(page, "the change", complaints);
  await page.getByRole("button", { name: "Move to this time" }).click();
  await expect(page.getByRole("heading", { name: "Your booking is moved" })).toBeVisible();
  await expect(page.getByRole("article")).toContainText(timeOf(second));
  expect((await laterThanOf(demo, request, first)).map(({ start }) => start)).toContain(first.start);

  await page.getByRole("link", { name: "Bookings" }).first().click();
  await cardOf(page, second)
    .getByRole("button", { name: /^Cancel:/ })
    .click();
  const dialog = page.getByRole("alertdialog", { name: "Cancel this booking?" });
  await dialog.getByLabel("Reason").fill("A cold");
  await looksRight(page, "the question", complaints);
  await dialog.getByRole("button", { name: "Cancel booking" }).click();
  await expect(page.getByText("Your booking is cancelled.")).toBeVisible();
  await expect(cardOf(page, second)).toHaveCount(0);

  await page.goto(patient.at("bookings"));
  const sent = demo.messages().length;
  await deskBooksForToday(staff, demo, second, keys.patient_id);
  await page.reload();
  const near = page.getByRole("article").filter({ hasText: "Your booking stands." });
  await expect(near.getByRole("link", { name: /^Call \+36/ })).toBeVisible();
  await expect(near.getByRole("button", { name: /^Cancel:/ })).toHaveCount(0);
  await expect(near.getByRole("link", { name: /^Change:/ })).toHaveCount(0);
  await looksRight(page, "inside the cut-off", complaints);
  await page.goto(await linkIn(demo, sent));
  await page.getByRole("button", { name: "I am coming" }).click();
  await expect(page.getByText("You have said that you are coming. Thank you.")).toBeVisible();
  await expect(page.getByRole("button", { name: "I cannot come" })).toHaveCount(0);
  await looksRight(page, "the link of a message", complaints);

  // Taken by somebody else in between: the nearest times are offered, and one of them is for the child.
  await page.goto(patient.at("booking"));
  await page.getByRole("link", { name: SERVICE }).click();
  await opens(page, third);
  const stranger = await request.post(`${demo.base}/api/portal/${demo.logins.suffix}/holds`, {
    data: { slot: third },
  });
  expect(stranger.status()).toBe(201);
  await buttonOf(page, third).click();
  const clash = page.getByRole("region", { name: `${timeOf(third)} has just been taken` });
  await expect(clash.getByRole("heading")).toBeFocused();
  await looksRight(page, "taken", complaints);
  await clash.getByRole("button").first().click();
  const child = page.getByLabel("Who is it for?").locator("option").last();
  await page.getByLabel("Who is it for?").selectOption((await child.getAttribute("value")) ?? "");
  await expect(page.getByText("You are acting for")).toBeVisible();
  await page.getByRole("button", { name: "Book this time" }).click();
  await expect(page.getByRole("heading", { name: "You are booked in" })).toBeVisible();
  await page.getByRole("link", { name: "Book another for me" }).click();
  await expect(page.getByRole("heading", { name: "When would you come?" })).toBeVisible();
  await page.goto(patient.at("bookings?who=all"));
  await expect(page.getByRole("article").filter({ hasText: keys.name }).first()).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: SERVICE }).first()).toBeVisible();
  await looksRight(page, "everybody's", complaints);
});

/** What is free of the same kind on the day of a time. */
async function laterThanOf(demo: Demo, request: APIRequestContext, slot: Slot): Promise<Slot[]> {
  const answer = await request.get(`${demo.base}/api/portal/${demo.logins.suffix}/slots`, {
    params: { service: slot.service_id, location: slot.location_id, from: dayOf(slot), to: dayOf(slot) },
  });
  return ((await answer.json()) as { items: Slot[] }).items;
}

/** Three hours from now or a little later, whatever the hours of the doctor are: within every cut-off. */
async function deskBooksForToday(staff: Staff, demo: Demo, like: Slot, patientId: string) {
  await staff.signsIn("receptionist");
  const path = `/api/console/contracts/${demo.logins.organization_id}/patients/${patientId}/appointments`;
  const status = await staff.page.evaluate(
    async ({ path, like }) => {
      const { csrf_token } = await (await fetch("/api/console/session")).json();
      const { service_id, practitioner_id, location_id } = like;
      let status = 0;
      for (let minutes = 180; minutes < 1200 && status !== 201; minutes += 20) {
        const start = new Date(Math.ceil((Date.now() + minutes * 60_000) / 300_000) * 300_000).toISOString();
        const answer = await fetch(path, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf_token },
          body: JSON.stringify({
            slot: { service_id, practitioner_id, location_id, start },
            outside_hours: true,
          }),
        });
        status = answer.status;
      }
      return status;
    },
    { path, like },
  );
  expect(status).toBe(201);
}

/** The link of the message about a visit that went out since. */
async function linkIn(demo: Demo, before: number): Promise<string> {
  const links = () =>
    demo
      .messages()
      .slice(before)
      .flatMap(({ text }) => text.match(/https?:\S+\/visit#[\w-]+/) ?? []);
  await expect.poll(() => links().length, { message: "a link to the visit" }).toBeGreaterThan(0);
  return links()[0] ?? "";
}
