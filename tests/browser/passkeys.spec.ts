import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import type { Demo } from "./support/demo.ts";
import { complaintsOf, looksRight } from "./support/looks.ts";
import { digitsIn } from "./support/patient.ts";

/** A device with fingerprint or face, as Chromium plays it. */
async function device(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

/** The contract's choice, as the administrator makes it on the settings page. */
async function allowPasskeys(page: Page, demo: Demo) {
  const path = `${demo.base}/api/console/contracts/${demo.logins.organization_id}/portal-settings/sign-in`;
  const status = await page.evaluate(async (address) => {
    const session = await (await fetch("/api/console/session")).json();
    const policy = await (await fetch(address)).json();
    const answer = await fetch(address, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": session.csrf_token },
      body: JSON.stringify({ ...policy, passkeys: true }),
    });
    return answer.status;
  }, path);
  expect(status).toBe(200);
}

test("a patient adds a passkey, signs in with it, proves himself with it, and removes it", async ({
  staff,
  patient,
  demo,
}) => {
  test.setTimeout(240_000);
  const person = demo.logins.patients[2];
  if (!person) throw new Error("too few patients");
  const { page } = patient;
  const complaints = complaintsOf(page, /status of (401|403|404)/);

  await test.step("the login page says nothing of passkeys where the clinic does not allow them", async () => {
    await page.goto(patient.at("login"));
    await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toHaveCount(0);
  });

  await staff.signsIn("administrator");
  await allowPasskeys(staff.page, demo);
  const { cdp, id } = await device(page);

  await test.step("it is offered once after a sign-in", async () => {
    await patient.signsIn(person);
    const offer = page.getByRole("region", { name: "Sign in without password and code?" });
    await expect(offer).toBeVisible();
    await looksRight(page, "the offer", complaints);
    await page.setViewportSize({ width: 390, height: 844 });
    await offer.getByRole("link", { name: "Set up a passkey" }).click();
    await expect(page.getByRole("heading", { name: "Sign-in and security", level: 1 })).toBeVisible();
    await page.goto(patient.at("home"));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Nothing needs doing").or(page.getByText("New for you"))).toBeVisible();
    await expect(offer).toHaveCount(0);
  });

  await test.step("added after password and code, and told by e-mail", async () => {
    await page.goto(patient.at("security"));
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await patient.confirms(person);
    await expect(page.getByText("The passkey is added.")).toBeVisible();
    await expect(page.getByText("not used yet")).toBeVisible();
    await looksRight(page, "security", complaints);
    const mail = demo.messages().findLast(({ purpose }) => purpose === "security_notice");
    expect(mail?.text).toContain("/stop#");
  });

  await test.step("this device has one already", async () => {
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByText("This device has a passkey of your account already.")).toBeVisible();
  });

  await test.step("signed out and in again, with nothing typed", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await page.goto(patient.at("login"));
    await looksRight(page, "login", complaints);
    const sent = demo.messages().filter(({ channel }) => channel === "sms").length;
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page).toHaveURL(/\/home$/);
    expect(demo.messages().filter(({ channel }) => channel === "sms")).toHaveLength(sent);
  });

  await test.step("removed, proved by the passkey itself", async () => {
    await page.goto(patient.at("security"));
    await page.getByRole("button", { name: /^Remove: / }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Use a passkey instead" })).toBeVisible();
    await looksRight(page, "step-up", complaints);
    await dialog.getByRole("button", { name: "Use a passkey instead" }).click();
    await expect(page.getByRole("button", { name: /^Remove: / })).toHaveCount(0);
  });

  await test.step("it opens nothing any more, and says what does", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await page.goto(patient.at("login"));
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByText("This passkey opens no account here.")).toBeVisible();
    await looksRight(page, "refused", complaints);
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: false });
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByText("No passkey was chosen.")).toBeVisible();
  });
});

test("a receptionist adds a passkey, signs in with it and removes it", async ({ staff, demo }) => {
  test.setTimeout(240_000);
  const { page } = staff;
  const person = demo.logins.staff.find(({ role }) => role === "receptionist");
  if (!person) throw new Error("no receptionist");
  const complaints = complaintsOf(page, /status of (401|403|404)/);
  await device(page);
  await staff.signsIn("receptionist");
  await expect(page.getByText("With a passkey, fingerprint, face or PIN of this device")).toBeVisible();
  await page.getByRole("link", { name: "Set up a passkey" }).click();

  await test.step("added after password and code", async () => {
    await page.getByRole("button", { name: "Add a passkey" }).click();
    const dialog = page.getByRole("dialog", { name: "Please confirm that it is you" });
    await dialog.getByLabel("Your password", { exact: true }).fill(person.password);
    const before = demo.messages().length;
    await dialog.getByRole("button", { name: "Go on" }).click();
    await dialog.getByLabel("Code from the SMS").waitFor();
    const sms = () =>
      demo
        .messages()
        .slice(before)
        .findLast(({ channel }) => channel === "sms");
    await expect.poll(sms).toBeTruthy();
    await dialog.getByLabel("Code from the SMS").fill(digitsIn(sms()?.text ?? ""));
    await expect(page.getByText("not used yet")).toBeVisible();
    await looksRight(page, "my account", complaints);
    await demo.message("email", person.email, before);
  });

  await test.step("signed out and in again, with nothing typed", async () => {
    await page.context().clearCookies();
    await page.goto(`${demo.base}/console/sign-in`);
    await looksRight(page, "staff sign-in", complaints);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
    await expect(page.getByText("With a passkey, fingerprint, face or PIN of this device")).toHaveCount(0);
  });

  await test.step("removed, proved by the passkey itself", async () => {
    await page.goto(`${demo.base}/console/account`);
    await page.getByRole("button", { name: /^Remove: / }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Use a passkey instead" }).click();
    await expect(page.getByRole("button", { name: /^Remove: / })).toHaveCount(0);
  });
});
