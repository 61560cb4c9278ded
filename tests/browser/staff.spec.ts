import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { appCode } from "./support/authenticator.ts";
import { expect, test } from "./support/clinic.ts";
import type { Demo } from "./support/demo.ts";
import { digitsIn } from "./support/patient.ts";

const nora = {
  name: "Nóra Kiss",
  email: "nora.kiss@rozsadomb.example",
  phone: "+36301117788",
  password: "Harom szo 7 Kutya",
};

const looks = [
  { width: 320, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
] as const;

/** Nothing that axe knows, and nothing wider than the screen. */
async function looksRight(page: Page, wanted: readonly (typeof looks)[number][] = looks) {
  for (const { width, colorScheme } of wanted) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
    expect.soft(told, `${page.url()} ${width} ${colorScheme}`).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(beyond, `${page.url()} ${width}: wider than the screen`).toBeLessThanOrEqual(0);
  }
}

/** Password and code, where the console asks for them again. */
async function confirms(page: Page, demo: Demo, password: string) {
  const dialog = page.getByRole("dialog", { name: "Please confirm that it is you" });
  await dialog.getByLabel("Your password", { exact: true }).fill(password);
  const before = demo.messages().length;
  await dialog.getByRole("button", { name: "Go on" }).click();
  await dialog.getByLabel("Code from the SMS").waitFor();
  await expect
    .poll(() =>
      demo
        .messages()
        .slice(before)
        .some(({ channel }) => channel === "sms"),
    )
    .toBe(true);
  const sms = demo
    .messages()
    .slice(before)
    .findLast(({ channel }) => channel === "sms");
  await dialog.getByLabel("Code from the SMS").fill(digitsIn(sms?.text ?? ""));
  await expect(dialog).toBeHidden();
}

async function newcomer(browser: Browser) {
  const context = await browser.newContext();
  await context.addInitScript(() => localStorage.setItem("language", "en"));
  return context.newPage();
}

test("a colleague is invited, chooses a password, sees what the role permits, and is out when deactivated", async ({
  staff,
  demo,
  browser,
}) => {
  test.setTimeout(600_000);
  const { page } = staff;
  const administrator = demo.logins.staff.find(({ role }) => role === "administrator");
  if (!administrator) throw new Error("no administrator");
  await staff.signsIn("administrator");
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Staff" }).click();
  await expect(page.getByRole("heading", { name: "Staff", level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(administrator.email) })).toContainText("Active");
  await looksRight(page);

  const before = demo.messages().length;
  await test.step("the invitation asks for what is missing, and once for password and code", async () => {
    await page.getByRole("button", { name: "Invite" }).click();
    const form = page.getByRole("dialog", { name: "Invite a member of staff" });
    await form.getByRole("button", { name: "Send the invitation" }).click();
    await expect(form.getByRole("alert")).toContainText("Choose at least one role");
    await looksRight(page);
    await form.getByLabel("E-mail").fill(nora.email);
    await form.getByLabel("Name", { exact: true }).fill(nora.name);
    await form.getByLabel("Mobile number").fill(nora.phone);
    await form.getByLabel("Billing").check();
    await form.getByRole("button", { name: "Send the invitation" }).click();
    await confirms(page, demo, administrator.password);
    await expect(page.getByRole("row", { name: new RegExp(nora.email) })).toContainText("Invited");
  });

  const hers = await newcomer(browser);
  await test.step("the link in the mail leads to a password and a code, and works once", async () => {
    const { text } = await demo.message("email", nora.email, before);
    const link = /https?:\S+\/console\/invitation#\S+/.exec(text)?.[0] ?? "";
    const token = link.split("#")[1] ?? "";
    await hers.goto(`${demo.base}/console/invitation#${token}`);
    await expect(hers.getByText(nora.name)).toBeVisible();
    expect(hers.url()).not.toContain(token);
    await looksRight(hers);
    await hers.getByLabel("New password", { exact: true }).fill("kiss");
    await hers.getByRole("button", { name: "Go on" }).click();
    await expect(hers.getByText("Something is still missing")).toBeVisible();
    await hers.getByLabel("New password", { exact: true }).fill(nora.password);
    const sent = demo.messages().length;
    await hers.getByRole("button", { name: "Go on" }).click();
    await hers.getByLabel("Code from the SMS").waitFor();
    await looksRight(hers);
    const sms = await demo.message("sms", nora.phone, sent);
    await hers.getByLabel("Code from the SMS").fill(digitsIn(sms.text));
    await expect(hers.getByRole("navigation", { name: "Main menu" })).toBeVisible();

    const second = await newcomer(browser);
    await second.goto(`${demo.base}/console/invitation#${token}`);
    await expect(second.getByText(/has been used already or has expired/)).toBeVisible();
    await looksRight(second);
    await second.context().close();
  });

  await test.step("she sees patients, and neither staff nor settings nor the log", async () => {
    await hers.setViewportSize({ width: 1280, height: 900 });
    const menu = hers.getByRole("navigation", { name: "Main menu" });
    await expect(menu.getByRole("link")).toHaveText(["Patient database", "Help"]);
    await hers.goto(`${demo.base}/console/contracts/${demo.logins.organization_id}/staff`);
    await expect(hers.getByRole("heading", { name: "Patient database", level: 1 })).toBeVisible();
  });

  await test.step("she looks after her own account: an app, its recovery codes", async () => {
    await hers.goto(`${demo.base}/console/account`);
    await expect(hers.getByRole("heading", { name: "Where you are signed in" })).toBeVisible();
    await looksRight(hers);
    await hers.getByRole("button", { name: "Set up an app" }).click();
    await confirms(hers, demo, nora.password);
    await expect(hers.getByRole("img", { name: /QR code/ })).toBeVisible();
    await looksRight(hers);
    const secret = await hers.locator("[class*=secret]").innerText();
    await hers.getByLabel(/six digits that the app shows/).fill(appCode(secret));
    await expect(hers.getByText(/Keep these recovery codes/)).toBeVisible();
    await looksRight(hers);
    await hers.getByRole("button", { name: "I have kept them" }).click();
    await expect(hers.getByText(/10 recovery codes are left/)).toBeVisible();
  });

  const newPhone = "+36301117799";
  await test.step("and after her phone number: a code to the new one, a notice to the old one", async () => {
    await hers.setViewportSize({ width: 1280, height: 900 });
    await hers.getByRole("button", { name: "Change the number" }).click();
    await hers.getByLabel("New mobile number").fill("+36 30 11");
    await hers.getByRole("button", { name: "Send the code" }).click();
    await expect(hers.getByLabel("New mobile number")).toHaveAccessibleDescription(/too short/);
    await looksRight(hers);
    await hers.setViewportSize({ width: 1280, height: 900 });
    const sent = demo.messages().length;
    await hers.getByLabel("New mobile number").fill(newPhone);
    await hers.getByRole("button", { name: "Send the code" }).click();
    const sms = await demo.message("sms", newPhone, sent);
    await hers.getByLabel("Code from the SMS").fill(digitsIn(sms.text));
    await expect(hers.getByText("Your mobile number was changed")).toBeVisible();
    expect((await demo.message("sms", nora.phone, sent)).purpose).toBe("security_notice");
  });

  await test.step("deactivated by the administrator she is out at the next click; undone, she may come back", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.reload();
    const row = page.getByRole("row", { name: new RegExp(nora.email) });
    await expect(row).toContainText("Authenticator app");
    await row.getByRole("button", { name: `What to do with ${nora.name}` }).click();
    // An open menu belongs to the size it was opened in.
    await looksRight(page, looks.slice(1));
    await page.getByRole("menuitem", { name: "Deactivate" }).click();
    await expect(row).toContainText("Deactivated");
    // The confirmation stays as long as the focus is on it.
    await page.getByRole("button", { name: "Undo" }).focus();
    await hers.getByRole("link", { name: "Patient database" }).click();
    await expect(hers.getByRole("heading", { name: "Staff sign-in" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row).toContainText("Active");
  });

  await test.step("at the door the app's code, an SMS or a recovery code", async () => {
    await hers.goto(`${demo.base}/console/sign-in`);
    await hers.getByLabel("E-mail").fill(nora.email);
    await hers.getByLabel("Password", { exact: true }).fill(nora.password);
    await hers.getByRole("button", { name: "Go on" }).click();
    await expect(hers.getByLabel("Code from the app")).toBeVisible();
    await looksRight(hers);
    const sent = demo.messages().length;
    await hers.getByRole("button", { name: "Send a code by SMS" }).click();
    await hers.getByLabel("Code from the SMS").waitFor();
    const sms = await demo.message("sms", newPhone, sent);
    await hers.getByLabel("Code from the SMS").fill(digitsIn(sms.text));
    await expect(hers.getByRole("navigation", { name: "Main menu" })).toBeVisible();
  });
  await hers.context().close();
});
