import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";

const doctor = "Dr. Próba Piroska";
const service = "Utazási tanácsadás";

/** The Monday after this week's, in the clinic's days. */
function nextMonday(): { digits: string; words: string } {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Budapest" }).format(new Date());
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 7 - ((day.getUTCDay() + 6) % 7));
  const [year, month, date] = day.toISOString().slice(0, 10).split("-") as [string, string, string];
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" }).format(day);
  return { digits: date + month + year, words };
}

const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Calendar setup" }).getByRole("link", { name });
const week = (page: Page, name: string) => page.getByRole("region", { name });
const hoursOn = (page: Page, name: string, weekday: string) =>
  week(page, name)
    .getByRole("listitem")
    .filter({ has: page.getByText(new RegExp(`^${weekday}, `)) });

async function choosesHolidays(page: Page, country: string) {
  await tab(page, "Closed days").click();
  await page.getByLabel("The clinic is closed on the holidays of").selectOption({ label: country });
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

test("an administrator makes a calendar of five answers, changes hours, sees the week change and closes a day", async ({
  staff,
}) => {
  test.setTimeout(300_000);
  const { page } = staff;
  const complaints = complaintsOf(page, /status of (401|404|422)/);
  await staff.signsIn("administrator");
  await page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Calendar setup" })
    .click();
  await expect(page.getByRole("heading", { name: "Services", level: 1 })).toBeVisible();
  await looksRight(page, "services", complaints);

  await test.step("without national holidays every week is like the other", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await choosesHolidays(page, "No country: open on holidays");
    await expect(page.getByText("Christmas Day")).toHaveCount(0);
  });

  await test.step("five answers make a calendar; what is missing is said where it stands", async () => {
    await tab(page, "Services").click();
    await page.getByRole("link", { name: "Assistant" }).click();
    await page.getByLabel("Service", { exact: true }).fill(service);
    await page.getByLabel("Minutes").fill("20");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByRole("link", { name: "Please choose whose hours these are." }).click();
    await expect(page.getByRole("checkbox", { name: /^Dr/ }).first()).toBeFocused();
    await page.getByRole("button", { name: "Somebody else" }).click();
    await page.getByLabel("Name of the doctor, as patients should see it").fill(doctor);
    await page.getByRole("checkbox", { name: "Friday" }).uncheck();
    await page.getByLabel("From", { exact: true }).fill("9");
    await page.getByLabel("Until", { exact: true }).fill("13");
    await page.getByRole("checkbox", { name: "with a break" }).uncheck();
    await expect(week(page, "A week with these answers").getByText("09:00–13:00")).toHaveCount(4);
    await looksRight(page, "assistant", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "Make the calendar" }).click();
    await expect(page.getByText("The calendar is ready")).toBeVisible();
    await expect(week(page, doctor).getByText("09:00–13:00")).toHaveCount(4);
    await looksRight(page, "what was made", complaints);
  });

  await test.step("all of it is taken back and made again; the doctor is known by now", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "Take it all back" }).click();
    await expect(page.getByRole("checkbox", { name: doctor })).toBeChecked();
    await page.getByRole("button", { name: "Make the calendar" }).click();
    await expect(page.getByText("The calendar is ready")).toBeVisible();
    await page.getByRole("button", { name: "To the services" }).click();
    await expect(page.getByRole("row").last()).toContainText(service);
    await expect(page.getByRole("row").last()).toContainText(doctor);
    await page.getByRole("button", { name: `Move ${service} up` }).click();
    await expect(page.getByRole("row").last()).not.toContainText(service);
  });

  const shown = "This is how the week looks";
  await test.step("the week follows the hours while they are typed", async () => {
    await tab(page, "Working hours").click();
    await page.getByRole("link", { name: doctor }).click();
    await expect(hoursOn(page, shown, "Monday")).toContainText("09:00–13:00");
    await page.getByLabel("Monday, from").fill("10");
    await expect(hoursOn(page, shown, "Monday")).toContainText("10:00–13:00");
    await page.getByRole("button", { name: "Add a break on Monday" }).click();
    await page.getByLabel("Monday, break from").fill("11");
    await page.getByLabel("Monday, break until").fill("11:30");
    await expect(hoursOn(page, shown, "Monday")).toContainText("11:30–13:00");
    await page.getByRole("button", { name: "Copy to Mon–Fri: Monday" }).click();
    await expect(week(page, shown).getByText("10:00–11:00")).toHaveCount(5);
  });

  await test.step("a time that is none is refused with what to type; Ctrl and S save", async () => {
    await page.getByLabel("Friday, from").fill("25");
    await page.keyboard.press("Control+s");
    await page
      .getByRole("alert")
      .getByRole("link", { name: /^Friday: Enter a time/ })
      .click();
    await expect(page.getByLabel("Friday, from")).toBeFocused();
    await page.keyboard.type("8");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("8");
    await page.keyboard.press("Control+s");
    await expect(page.getByText("Working hours saved")).toBeVisible();
    await expect(hoursOn(page, shown, "Friday")).toContainText("08:00–11:00");
    await looksRight(page, "working hours", complaints);
  });

  await test.step("a closed day stands in the week with its reason, and is opened again", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const { digits, words } = nextMonday();
    await page.getByRole("button", { name: "Close a day, or other hours" }).click();
    const dialog = page.getByRole("dialog", { name: "Days that differ" });
    await looksRight(page, "a closed day", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await dialog.getByRole("spinbutton", { name: /^day, First day/ }).click();
    await page.keyboard.type(digits);
    await dialog.getByLabel("Reason, for your staff").fill("Továbbképzés");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await week(page, shown).getByRole("button", { name: "Next week" }).click();
    await expect(week(page, shown).getByText(words)).toHaveCount(1);
    await expect(hoursOn(page, shown, "Monday")).toContainText("Továbbképzés");
    await expect(hoursOn(page, shown, "Monday")).not.toContainText("10:00");
    await page.getByRole("button", { name: /^Remove \d+ \w+ \d{4}/ }).click();
    await expect(hoursOn(page, shown, "Monday")).toContainText("10:00–11:00");
  });

  await test.step("a service is completed; what the server refuses stands at its field", async () => {
    await tab(page, "Services").click();
    await page.getByRole("link", { name: service }).click();
    await page.getByLabel("Duration in minutes").fill("7");
    await page.getByLabel("Price").fill("12 500");
    await page.getByRole("radio", { name: /^By phone/ }).check();
    await page.getByRole("button", { name: /^Save changes/ }).click();
    await expect(page.getByRole("alert")).toContainText("multiple of five");
    await page.getByLabel("Duration in minutes").fill("25");
    await page.getByRole("switch", { name: "Offered" }).click();
    await page.getByRole("button", { name: /^Save changes/ }).click();
    await expect(page.getByText(`${service} was saved`)).toBeVisible();
    await looksRight(page, "a service", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await tab(page, "Services").click();
    await expect(page.getByRole("row", { name: new RegExp(service) })).toContainText(
      /25 minutes.*Not offered.*12,500/,
    );
  });

  await test.step("who has left is nobody's to book; holidays close the clinic again", async () => {
    await tab(page, "Working hours").click();
    await page.getByRole("button", { name: `Change: ${doctor}` }).click();
    await page.getByRole("checkbox", { name: /^Works here/ }).uncheck();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("row", { name: new RegExp(doctor) })).toContainText("No longer here");
    await choosesHolidays(page, "Hungary");
    await expect(page.getByText("Christmas Day")).toBeVisible();
    await looksRight(page, "closed days", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await tab(page, "Institutions and rooms").click();
    await expect(page.getByRole("heading", { name: "Institutions and rooms", level: 1 })).toBeVisible();
    await looksRight(page, "places", complaints);
  });
});
