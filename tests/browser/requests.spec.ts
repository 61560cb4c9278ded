import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import { Desk, type Person } from "./support/desk.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";

const service = "Kihelyezett hallásvizsgálat";
const rozi: Person = {
  family: "Kérelmes",
  given: "Rozália",
  birth_date: "1953-04-21",
  national_id: "842345673",
  phone: "+36305550181",
  email: "rozalia.kerelmes@example.com",
};

/** The card of a visit that was asked for, by its day. */
const cardOn = (page: Page, day: string) =>
  page.getByRole("article").filter({ has: page.locator(`time[datetime="${day}"]`) });

const dayOf = (start: string) =>
  new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone: "Europe/Budapest",
  }).format(new Date(start));

test("two visits are asked for; reception accepts one and declines the other", async ({
  staff,
  patient,
  demo,
}) => {
  test.setTimeout(300_000);
  const { page } = staff;
  const phone = patient.page;
  const desk = new Desk(page, demo);
  const complaints = complaintsOf(page, /status of (401|404|409)/);
  const phoneComplaints = complaintsOf(phone, /status of (401|404|409)/);
  const name = `${rozi.family} ${rozi.given}`;

  await staff.signsIn("administrator");
  const place = await desk.offers(service, "Dr. Kelemen Kata", await desk.firstInstitution(), "on_request");
  const { code } = await desk.registers(rozi);

  const asksFor = async (nth: "first" | "second") => {
    await phone.goto(patient.at(`booking/time?service=${place.service_id}&location=${place.location_id}`));
    const times = phone.getByRole("region", { name: "Earliest times" }).getByRole("button");
    await expect(times).toHaveCount(3);
    await times.first().click();
    await expect(phone.getByRole("heading", { name: "Check and book" })).toBeVisible();
    if (nth === "first") await looksRight(phone, "what is asked for", phoneComplaints);
    await phone.getByRole("button", { name: "Ask for this time" }).click();
    await expect(phone.getByRole("heading", { name: "Your request is sent" })).toBeVisible();
  };

  await test.step("she asks for two times", async () => {
    const keys = { identifier: rozi.national_id, phone: rozi.phone, password: "Kerem-szepen-14x" };
    await patient.comesInForTheFirstTime(keys, code);
    await asksFor("first");
    await looksRight(phone, "asked for", phoneComplaints);
    await asksFor("second");
    await phone.goto(patient.at("bookings"));
    await expect(phone.getByText("Waiting for the clinic", { exact: true })).toHaveCount(2);
    await looksRight(phone, "two requests", phoneComplaints);
  });

  const { items } = await desk.calls<{ items: { start: string; patient_name: string }[] }>(
    "GET",
    "/appointment-requests",
  );
  const own = items.filter(({ patient_name }) => patient_name === name).map(({ start }) => start);
  expect(own).toHaveLength(2);
  const [sooner, later] = own.sort().map(dayOf) as [string, string];

  await test.step("reception takes them from the queue: one is accepted, one declined", async () => {
    await page.goto(`${demo.base}/console/contracts/${demo.logins.organization_id}/calendar`);
    const queue = page.getByRole("region", { name: "Requests" });
    await expect(queue.getByRole("button", { name })).toHaveCount(2);
    await looksRight(page, "requests in the calendar", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    const panel = page.getByRole("complementary", { name });
    await queue.getByRole("button", { name }).first().click();
    await expect(page).toHaveURL(/day=/);
    await expect(panel.getByRole("button", { name: "Accept the request" })).toBeVisible();
    await looksRight(page, "a request", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await panel.getByRole("button", { name: "Accept the request" }).click();
    await expect(queue.getByRole("button", { name })).toHaveCount(1);
    await queue.getByRole("button", { name }).click();
    await panel.getByRole("button", { name: "Decline the request" }).click();
    const question = page.getByRole("dialog", { name: `Decline the request of ${name}?` });
    await question.getByLabel("Reason").fill("The doctor is away that day");
    await looksRight(page, "declining", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await question.getByRole("button", { name: /Decline/ }).click();
    await expect(queue.getByRole("button", { name })).toHaveCount(0);
  });

  await test.step("she sees both answers", async () => {
    await phone.goto(patient.at("bookings"));
    await expect(cardOn(phone, sooner)).toContainText("You can change or cancel until");
    await expect(cardOn(phone, later)).toContainText("Cancelled by the clinic");
    await looksRight(phone, "the answers", phoneComplaints);
  });

  await test.step("it is offered no more", async () => {
    await desk.offersNoMore(place.service_id);
  });
});
