import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";

test("a patient's calendar program follows the bookings until it is stopped", async ({
  demo,
  patient,
  request,
}) => {
  test.setTimeout(120_000);
  const keys = demo.logins.patients[7];
  if (!keys) throw new Error("no patient 7");
  const { page } = patient;
  const complaints = complaintsOf(page);
  await patient.signsIn(keys);
  await page.goto(patient.at("bookings"));
  const part = page.getByRole("region", { name: "In your own calendar" });
  await part.getByRole("button", { name: "Subscribe in my calendar" }).focus();
  await page.keyboard.press("Enter");
  const open = part.getByRole("link", { name: "Open in my calendar" });
  await expect(open).toHaveAttribute("href", /^webcal:.*\/calendars\/[\w-]{43}\.ics$/);
  await looksRight(page, "the address", complaints);
  const address = (await open.getAttribute("href"))?.replace(/^webcal:/, "http:") ?? "";
  // A calendar program has neither cookie nor session.
  const calendar = await request.get(address);
  expect(calendar.status()).toBe(200);
  expect(await calendar.text()).toContain("END:VCALENDAR");

  await page.reload();
  await expect(part.getByText("Your calendar last looked on")).toBeVisible();
  await expect(part).not.toContainText("/calendars/");
  await looksRight(page, "subscribed", complaints);
  await part.getByRole("button", { name: "Stop the subscription" }).click();
  await expect(part.getByRole("button", { name: "Subscribe in my calendar" })).toBeVisible();
  expect((await request.get(address)).status()).toBe(404);
});

/** Weeks ahead, so that no other journey books there. */
function distantMonday(): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7) + 42);
  return day.toISOString().slice(0, 10);
}

/** A calendar kept elsewhere: one hour of one day. */
async function keptElsewhere(day: string) {
  const at = (clock: string) => `${day.replaceAll("-", "")}T${clock}00`;
  const server = createServer((_, answer) =>
    answer.end(
      [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Elsewhere//EN",
        "BEGIN:VEVENT",
        "UID:dentist@elsewhere",
        "DTSTAMP:20260101T000000Z",
        `DTSTART;TZID=Europe/Budapest:${at("1000")}`,
        `DTEND;TZID=Europe/Budapest:${at("1100")}`,
        "SUMMARY:Dentist",
        "END:VEVENT",
        "END:VCALENDAR",
      ].join("\r\n"),
    ),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/own.ics` };
}

type Service = { status: string; practitioners: { practitioner_id: string }[] };

/** Somebody whom patients can book. */
const someDoctor = (page: Page, api: string) =>
  page.evaluate(async (path) => {
    const { items } = (await (await fetch(path)).json()) as { items: Service[] };
    return items.find(({ status }) => status === "active")?.practitioners[0]?.practitioner_id ?? "";
  }, `${api}/services`);

test("a doctor's own calendar keeps its times free of bookings, and may show ours", async ({
  demo,
  staff,
  request,
}) => {
  test.setTimeout(180_000);
  const { page } = staff;
  const contract = `contracts/${demo.logins.organization_id}`;
  const monday = distantMonday();
  const { server, address } = await keptElsewhere(monday);
  await staff.signsIn("administrator");
  const doctor = await someDoctor(page, `/api/console/${contract}`);
  const complaints = complaintsOf(page, /status of (401|404|422)/);
  const hours = `${demo.base}/console/${contract}/calendar-setup/hours/${doctor}`;
  await page.goto(hours);
  const part = page.getByRole("region", { name: "The doctor’s own calendar" });
  const field = part.getByLabel("The calendar’s address (iCal, .ics)");
  await field.fill("my calendar");
  await page.keyboard.press("Enter");
  await expect(part.getByText("it begins with https:// or webcal://")).toBeVisible();
  await field.fill(address);
  await page.keyboard.press("Enter");
  await expect(part.getByText("1 busy time is to come.")).toBeVisible();
  await looksRight(page, "it was read", complaints);

  await part.getByRole("button", { name: "Make the address" }).click();
  const shown = part.getByText(/\/calendars\/[\w-]{43}\.ics$/);
  const feed = new URL((await shown.textContent()) ?? "");
  const ours = await request.get(`${demo.base}${feed.pathname}`);
  expect(await ours.text()).toContain("END:VCALENDAR");
  await looksRight(page, "the busy feed", complaints);

  await page.goto(`${demo.base}/console/${contract}/calendar?view=day&day=${monday}&practitioner=${doctor}`);
  await page.getByRole("button", { name: "Busy elsewhere from 10:00 until 11:00" }).click();
  const panel = page.getByRole("complementary", { name: "Busy elsewhere" });
  await expect(panel).not.toContainText("Dentist");
  await looksRight(page, "busy elsewhere", complaints);
  await panel.getByRole("link", { name: "Who is booked while the doctor is busy elsewhere" }).click();
  await expect(page.getByText("Nobody is booked in those times")).toBeVisible();
  await looksRight(page, "nobody is booked then", complaints);

  await page.goto(hours);
  await part.getByRole("button", { name: "End the subscription" }).click();
  await expect(part.getByRole("button", { name: "Make the address" })).toBeVisible();
  expect((await request.get(`${demo.base}${feed.pathname}`)).status()).toBe(404);
  await part.getByRole("button", { name: "Remove the calendar" }).click();
  await expect(field).toBeVisible();
  server.close();
});
