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
