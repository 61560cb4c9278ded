import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import type { Demo } from "./support/demo.ts";
import { Desk, type Person, type Slot } from "./support/desk.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";

const service = "Hallásvizsgálat";
const password = "Varakozom-szepen-7";
const vera: Person = {
  family: "Várady",
  given: "Veronika",
  birth_date: "1948-02-11",
  national_id: "812345672",
  phone: "+36305550171",
  email: "veronika.varady@example.com",
};
const csaba: Person = {
  family: "Kivárossy",
  given: "Csongor",
  birth_date: "1971-08-30",
  national_id: "822345679",
  phone: "+36305550172",
  email: "csongor.kivarossy@example.com",
};
const first: Person = {
  family: "Elsőbb",
  given: "Emőke",
  birth_date: "1980-01-02",
  national_id: "832345676",
  phone: "+36305550173",
  email: "emoke.elsobb@example.com",
};
const nameOf = ({ family, given }: Person) => `${family} ${given}`;

const dayOf = ({ start }: Slot, timeZone: string) =>
  new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(
    new Date(start),
  );

/** A visit's card, by its day. */
const cardOn = (page: Page, day: string) =>
  page.getByRole("article").filter({ has: page.locator(`time[datetime="${day}"]`) });

/** The link of the message that offers a free time. */
async function offerFor({ phone, email }: Person, demo: Demo, before: number): Promise<string> {
  const links = () =>
    demo
      .messages()
      .slice(before)
      .filter(({ to }) => to === phone || to === email)
      .flatMap(({ text }) => text.match(/https?:\S+\/offer#[\w-]+/) ?? []);
  await expect.poll(() => links().length, { message: "an offer", timeout: 60_000 }).toBeGreaterThan(0);
  return links()[0] ?? "";
}

test("who waits for an earlier time gets one by one tap; reception puts others on the list", async ({
  staff,
  patient,
  demo,
}) => {
  test.setTimeout(600_000);
  const { page } = staff;
  const phone = patient.page;
  const desk = new Desk(page, demo);
  const contract = `${demo.base}/console/contracts/${demo.logins.organization_id}`;
  const complaints = complaintsOf(page, /status of (401|404|409)/);
  const phoneComplaints = complaintsOf(phone, /status of (401|404|409)/);
  const said = page.getByRole("status");

  await staff.signsIn("administrator");
  const there = await desk.opensInstitution("Hársfa rendelő");
  const place = await desk.offers(service, "Dr. Fülep Fanni", there.id, "online");
  const [early, late] = await desk.free(place);
  if (!early || !late) throw new Error("nothing is free");
  const zone = there.time_zone;
  const [earlyDay, lateDay] = [dayOf(early, zone), dayOf(late, zone)];
  const waits = await desk.registers(vera);
  const onThePhone = await desk.registers(csaba);
  const other = await desk.registers(first);
  const taken = await desk.books(other.id, early);
  await desk.books(waits.id, late);

  await test.step("she has a time, and wishes for an earlier one", async () => {
    const keys = { identifier: vera.national_id, phone: vera.phone, password };
    await patient.comesInForTheFirstTime(keys, waits.code);
    await patient.goesTo("Bookings");
    await cardOn(phone, lateDay)
      .getByRole("link", { name: /^Change:/ })
      .click();
    await phone.getByRole("link", { name: "Tell me when something earlier comes" }).click();
    await expect(phone.getByRole("heading", { name: "Something earlier?" })).toBeVisible();
    await expect(phone.getByText("It stands until you take an earlier time.")).toBeVisible();
    await looksRight(phone, "the wish", phoneComplaints);
    await phone.getByRole("button", { name: "Put me on the waiting list" }).click();
    await expect(phone.getByRole("article", { name: service })).toContainText("which stands until then");
    await looksRight(phone, "the waiting list", phoneComplaints);
  });

  await test.step("reception has somebody on the phone to whom nothing suits", async () => {
    await page.goto(`${contract}/calendar?day=${earlyDay}`);
    await expect(page.getByRole("button", { name: /^Book/ }).first()).toBeVisible();
    await page.keyboard.press("b");
    await page.getByRole("combobox", { name: /Search by name/ }).fill("kivárossy");
    await page.keyboard.press("Enter");
    await page.getByLabel("What").selectOption({ label: service });
    await page.getByRole("button", { name: "Nothing suits: put on the waiting list" }).click();
    const panel = page.getByRole("complementary", { name: "Put on the waiting list" });
    await expect(panel.getByLabel("What")).toBeFocused();
    await panel.getByRole("button", { name: /^Put on the list/ }).click();
    await expect(panel.getByRole("alert")).toContainText("A time that fits is free right now");
    await expect(panel.getByRole("button", { name: "Show the free times" })).toBeVisible();
    await looksRight(page, "nobody need wait", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await panel.getByRole("spinbutton", { name: /^day, Until/ }).click();
    await page.keyboard.type(lateDay.split("-").reverse().join(""));
    await panel.getByRole("button", { name: /^Put on the list/ }).click();
    await expect(said.filter({ hasText: `${nameOf(csaba)} is on the waiting list` })).toBeVisible();
    await expect(panel).toHaveCount(0);
  });

  await test.step("in the record it stands, and is changed", async () => {
    await page.goto(`${contract}/patients/${onThePhone.id}/appointments`);
    const wait = page.getByRole("listitem").filter({ hasText: service });
    await wait.getByRole("button", { name: `Change what ${nameOf(csaba)} waits for` }).click();
    const panel = page.getByRole("complementary", { name: "Change what is waited for" });
    await panel.getByLabel("Not before").selectOption({ label: "9:00" });
    await panel.getByLabel("How soon can the patient come?").selectOption({ label: "From the next day on" });
    await looksRight(page, "other wishes", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await panel.getByRole("button", { name: /^Save/ }).click();
    await expect(panel).toHaveCount(0);
    await expect(wait).toContainText("9:00–24:00");
    await looksRight(page, "a record of one who waits", complaints);
  });

  await test.step("on the page of the list both stand; one calls that he no longer waits", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${contract}/waiting-list`);
    await expect(page.getByRole("link", { name: nameOf(vera) })).toBeVisible();
    await looksRight(page, "who waits", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: `Take off the list: ${nameOf(csaba)}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Take off the list" }).click();
    await expect(page.getByRole("link", { name: nameOf(csaba) })).toHaveCount(0);
  });

  await test.step("a time becomes free: one tap in the message makes it hers, the late one is given up", async () => {
    const before = demo.messages().length;
    await desk.calls("POST", `/patients/${other.id}/appointments/${taken}/cancellation`, { reason: "" });
    await phone.goto(await offerFor(vera, demo, before));
    await expect(phone.getByRole("heading", { name: "A time has become free" })).toBeVisible();
    await expect(phone.getByText(/is given up in its place/)).toBeVisible();
    await looksRight(phone, "the offer", phoneComplaints);
    await page.reload();
    await expect(page.getByRole("listitem").filter({ hasText: nameOf(vera) })).toContainText("Offered until");
    await looksRight(page, "an offer that stands", complaints);
    await phone.getByRole("button", { name: "Take it" }).click();
    await expect(phone.getByRole("heading", { name: "The appointment is yours" })).toBeVisible();
    await looksRight(phone, "taken", phoneComplaints);
    await phone.goto(patient.at("bookings"));
    await expect(cardOn(phone, earlyDay)).toContainText(service);
    await expect(cardOn(phone, lateDay)).toHaveCount(0);
  });

  await test.step("reception sees that nobody waits, and her new time", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.reload();
    await expect(page.getByRole("heading", { name: "Waiting list", level: 1 })).toBeVisible();
    await expect(page.getByText("Nobody waits")).toBeVisible();
    expect((await desk.free(place)).map(({ start }) => start)).toContain(late.start);
    await page.goto(`${contract}/patients/${waits.id}/appointments`);
    const hour = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/Budapest" });
    const booked = page.getByRole("listitem").filter({ hasText: service });
    await expect(booked).toHaveCount(1);
    await expect(booked).toContainText(hour.format(new Date(early.start)));
    await desk.offersNoMore(place.service_id);
  });
});
