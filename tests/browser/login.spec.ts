import type { Page } from "@playwright/test";
import { appCode } from "./support/authenticator.ts";
import { expect, test } from "./support/clinic.ts";
import type { Demo } from "./support/demo.ts";
import { complaintsOf, fourLooks, looksRight } from "./support/looks.ts";
import { digitsIn } from "./support/patient.ts";
import type { Staff } from "./support/staff.ts";

const numbered = (demo: Demo, at: number) => {
  const keys = demo.logins.patients[at];
  if (!keys) throw new Error("not so many patients");
  return keys;
};

/** The administrator allows further ways to give the second factor. */
async function allows(staff: Staff, demo: Demo, factors: string[]) {
  await staff.signsIn("administrator");
  const status = await staff.page.evaluate(
    async ([organization, second_factors]) => {
      const { csrf_token } = await (await fetch("/api/console/session")).json();
      const path = `/api/console/contracts/${organization}/portal-settings/sign-in`;
      const policy = await (await fetch(path)).json();
      const answer = await fetch(path, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf_token },
        body: JSON.stringify({ ...policy, second_factors }),
      });
      return answer.status;
    },
    [demo.logins.organization_id, factors] as const,
  );
  expect(status).toBe(200);
}

/** Typed and sent, as one does on the page that waits for a code. */
async function types(page: Page, code: string) {
  await page.getByLabel("6-digit code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
}

test("a forgotten password: two codes in any order, a new password, and every other device is signed out", async ({
  patient,
  demo,
  browser,
}) => {
  const keys = numbered(demo, 8);
  const { page } = patient;
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();

  await test.step("she is signed in on another device", async () => {
    await patient.signsIn(keys);
    await elsewhere.addCookies(await page.context().cookies());
    await page.context().clearCookies();
    await other.goto(patient.at("home"));
    await expect(other).toHaveURL(/\/home$/);
  });

  const before = demo.messages().length;
  await test.step("what she typed at the login is there already; the answer tells nothing", async () => {
    await page.goto(patient.at("login"));
    await page.getByLabel("TAJ number").fill(keys.identifier);
    await page.getByLabel("Mobile phone").fill(keys.phone);
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
    await expect(page.getByLabel("TAJ number")).toHaveValue(keys.identifier);
    await page.getByRole("button", { name: "Send the codes" }).click();
    await expect(page.getByRole("heading", { name: "Enter the two codes" })).toBeVisible();
    await expect(page.getByText(/^If what you typed matches our records/)).toBeVisible();
  });

  await test.step("a wrong code says how many tries are left", async () => {
    await types(page, "000000");
    await expect(page.getByText(/This code is not right. You have 4 tries left/)).toBeVisible();
    await expect(page.getByLabel("6-digit code")).toBeFocused();
  });

  await test.step("the e-mail's code first, then the one from the SMS", async () => {
    await expect.poll(() => demo.messages().slice(before).length).toBeGreaterThanOrEqual(2);
    const mail = demo
      .messages()
      .slice(before)
      .find(({ purpose }) => purpose === "recovery_code");
    await types(page, digitsIn(mail?.text ?? ""));
    await expect(page.getByRole("status").filter({ hasText: "Now the one from the SMS." })).toBeVisible();
    const missing = page.getByRole("listitem");
    await expect(missing.filter({ hasText: "Code from the SMS" })).toContainText("Missing");
    await expect(missing.filter({ hasText: "Code from the e-mail" })).toContainText("Done");
    const { text } = await demo.message("sms", keys.phone, before);
    await types(page, digitsIn(text));
  });

  await test.step("a new password; the rule is ticked while she types", async () => {
    await expect(page.getByRole("heading", { name: "Choose your new password" })).toBeVisible();
    await page.getByLabel("New password", { exact: true }).fill("rozsakert");
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(page.getByText("Something is still missing")).toBeVisible();
    await page.getByLabel("New password", { exact: true }).fill("Rozsakert-26-nyar");
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(page.getByRole("heading", { name: "Your new password works" })).toBeVisible();
    await expect(page.getByText(/All other devices were signed out/)).toBeVisible();
    await page.getByRole("button", { name: "To my page" }).click();
    await patient.choosesOwnPages();
  });

  await test.step("the other device is out at its next request", async () => {
    await other.goto(patient.at("documents"));
    await expect(other).toHaveURL(/\/login$/);
    await elsewhere.close();
  });

  await test.step("only the new password works", async () => {
    await page.getByRole("link", { name: "More" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await patient.signsIn({ ...keys, password: "Rozsakert-26-nyar" });
  });
});

test("a stranger's recovery looks like anybody's, to the last try", async ({ patient, demo }) => {
  const { page } = patient;
  const keys = numbered(demo, 9);
  const before = demo.messages().length;
  await page.goto(patient.at("recovery"));
  await page.getByLabel("TAJ number").fill("111111110");
  await page.getByLabel("Mobile phone").fill(keys.phone);
  await page.getByRole("button", { name: "Send the codes" }).click();
  await expect(page.getByRole("heading", { name: "Enter the two codes" })).toBeVisible();
  for (const left of ["4 tries", "3 tries", "2 tries", "one try"]) {
    await types(page, "123456");
    await expect(page.getByText(new RegExp(`${left} left`))).toBeVisible();
  }
  await types(page, "123456");
  await expect(page.getByRole("heading", { name: "Please start again" })).toBeVisible();
  expect(demo.messages().length).toBe(before);
});

test("on a known device the login says exactly what is wrong, with the clinic's phone", async ({
  patient,
  demo,
}) => {
  const { page } = patient;
  const keys = numbered(demo, 9);
  await patient.signsIn(keys);
  await page.getByRole("link", { name: "More" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(patient.at("login"));

  await patient.typesKeys({ ...keys, password: "Elfelejtett-1" });
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("heading", { name: "The password is wrong" })).toBeVisible();
  await expect(summary.getByRole("link", { name: /\+36 1 555 01 ?42/ })).toBeVisible();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    "This is not your password.",
  );
  await expect(page.getByLabel("Mobile phone")).toHaveValue(keys.phone);

  await patient.typesKeys({ ...keys, phone: "+36301112222" });
  await expect(summary.getByRole("heading", { name: "The phone number is another one" })).toBeVisible();
  await expect(page.getByLabel("Mobile phone")).toHaveAccessibleDescription(
    new RegExp(`Your number on record ends in ${keys.phone.slice(-2)}.`),
  );
  await summary.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
});

test("an authenticator app: set up with the key, used at the next login, and a recovery code when it is not at hand", async ({
  patient,
  staff,
  demo,
}) => {
  test.setTimeout(180_000);
  const { page } = patient;
  const keys = numbered(demo, 11);
  await allows(staff, demo, ["sms", "totp"]);
  await patient.signsIn(keys);
  await page.getByRole("link", { name: "More" }).click();
  await page.getByRole("link", { name: /Sign-in and security/ }).click();
  await page.getByRole("link", { name: "Set up: Authenticator app" }).click();
  await page.getByRole("button", { name: "I have an app, continue" }).click();
  await patient.confirms(keys);

  await expect(page.getByRole("heading", { name: "Link the app" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^QR code for the app/ })).toBeVisible();
  const secret = await page.getByText(/^([A-Z2-7]{4} ?){4,}$/).innerText();
  await types(page, "000000");
  await expect(page.getByText(/This code is not right/)).toBeVisible();
  await types(page, appCode(secret));

  await expect(page.getByRole("heading", { name: "Keep your recovery codes" })).toBeVisible();
  const codes = await page.getByRole("main").getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();

  await test.step("the login asks for the app's code and sends no SMS", async () => {
    await page.getByRole("link", { name: "More" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    const before = demo.messages().filter(({ channel }) => channel === "sms").length;
    await page.goto(patient.at("login"));
    await patient.typesKeys(keys);
    await expect(page.getByRole("heading", { name: "Enter the code from your app" })).toBeVisible();
    await types(page, appCode(secret, Date.now() + 30_000));
    await expect(page).toHaveURL(/\/home$/);
    expect(demo.messages().filter(({ channel }) => channel === "sms").length).toBe(before);
  });

  await test.step("without the phone a recovery code does, once", async () => {
    await page.getByRole("link", { name: "More" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.goto(patient.at("login"));
    await patient.typesKeys(keys);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await expect(page.getByLabel("Recovery code")).toBeFocused();
    await page.getByLabel("Recovery code").fill(codes[0]?.toLowerCase() ?? "");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/home$/);
  });

  await test.step("and an SMS is a press away", async () => {
    await page.getByRole("link", { name: "More" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.goto(patient.at("login"));
    await patient.typesKeys(keys);
    const before = demo.messages().length;
    await page.getByRole("button", { name: "Send the code by SMS" }).click();
    await patient.entersCode(keys.phone, before);
    await expect(page).toHaveURL(/\/home$/);
  });
});

test("a new phone number: from the Data page, proved by a code to it; what was typed survives the confirmation", async ({
  patient,
  staff,
  demo,
}) => {
  const { page } = patient;
  const keys = numbered(demo, 10);
  const wanted = "+36 30 771 4058";
  const bare = "+36307714058";
  await patient.signsIn(keys);
  await page.goto(patient.at("data"));
  await page.getByRole("link", { name: "Change: Mobile phone" }).click();
  await page.getByLabel("New mobile phone").fill(wanted);
  await page.getByRole("button", { name: "Send a code to it" }).click();

  await test.step("she may decline and finds her number where she left it", async () => {
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByLabel("New mobile phone")).toHaveValue(wanted);
    await page.getByRole("button", { name: "Send a code to it" }).click();
  });

  const before = demo.messages().length;
  await patient.confirms(keys);
  await expect(page.getByRole("heading", { name: "Enter the code from the new number" })).toBeVisible();
  const { text } = await demo.message("sms", bare, before);
  await page.getByLabel("6-digit code").fill(digitsIn(text));
  await page.getByRole("button", { name: "Save the new phone" }).click();
  await expect(page.getByRole("heading", { name: "Your new phone number is saved" })).toBeVisible();
  await page.goto(patient.at("data"));
  await expect(page.getByText(wanted)).toBeVisible();

  await test.step("the former number was told; its owner stops the account by the e-mail's link", async () => {
    await demo.message("sms", keys.phone, before);
    const link = () =>
      demo
        .messages()
        .slice(before)
        .map((message) => /http\S+\/stop#\S+/.exec(message.text)?.[0])
        .find(Boolean);
    await expect.poll(link).toBeTruthy();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const address = link() ?? "";
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "Was it not you?" })).toBeVisible();
    await page.getByRole("button", { name: "Stop my account" }).click();
    await expect(page.getByRole("heading", { name: "Your account is stopped" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: /\+36 1 555 01 ?42/ })).toBeVisible();
    const token = address.split("#")[1] ?? "none";
    expect(asked.some((url) => url.split("#")[0]?.includes(token))).toBe(false);
    await page.goto(patient.at("login"));
    await patient.typesKeys({ ...keys, phone: bare });
    await expect(page.getByText(/Your access was stopped to protect you/)).toBeVisible();
  });

  await test.step("the clinic speaks with her and opens the account again", async () => {
    await staff.signsIn("receptionist");
    await staff.page.goto(
      `${demo.base}/console/contracts/${demo.logins.organization_id}/patients/${keys.patient_id}/portal`,
    );
    await staff.page.getByRole("button", { name: "Spoken with the patient: open again" }).click();
    await expect(staff.page.getByText("The account is open again")).toBeVisible();
    await patient.signsIn({ ...keys, phone: bare });
  });
});

test("a new e-mail address: proved by a code to it; codes by e-mail go there and nowhere else", async ({
  patient,
  staff,
  demo,
}) => {
  test.setTimeout(180_000);
  const { page } = patient;
  const keys = numbered(demo, 4);
  const wanted = "maria.uj@example.com";
  await patient.signsIn(keys);
  await page.goto(patient.at("data"));
  const row = page.getByRole("link", { name: "Change: E-mail" });
  const former =
    (await row.locator("xpath=ancestor::*[contains(., '@')][1]").innerText()).match(/\S+@\S+/)?.[0] ?? "";
  expect(former).toContain("@");
  await row.click();
  await page.getByLabel("New e-mail address").fill("maria.uj@");
  await page.getByRole("button", { name: "Send a code to it" }).click();
  await expect(page.getByLabel("New e-mail address")).toBeFocused();
  await expect(page.getByLabel("New e-mail address")).toHaveAccessibleDescription(/e-mail address/);
  await page.getByLabel("New e-mail address").fill(wanted);
  await page.getByRole("button", { name: "Send a code to it" }).click();
  const before = demo.messages().length;
  await patient.confirms(keys);

  await expect(page.getByRole("heading", { name: "Enter the code from the new address" })).toBeVisible();
  const { text } = await demo.message("email", wanted, before);
  await page.getByLabel("6-digit code").fill(digitsIn(text));
  await page.getByRole("button", { name: "Save the new address" }).click();
  await expect(page.getByRole("heading", { name: "Your new e-mail address is saved" })).toBeVisible();
  await page.goto(patient.at("data"));
  await expect(page.getByText(wanted)).toBeVisible();

  await test.step("the former address and the phone were told", async () => {
    await demo.message("email", former, before);
    await demo.message("sms", keys.phone, before);
  });

  await test.step("where the clinic allows it, the login's code comes by e-mail, to the new address", async () => {
    await allows(staff, demo, ["sms", "email"]);
    await page.getByRole("link", { name: "More" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.goto(patient.at("login"));
    await patient.typesKeys(keys);
    await expect(page.getByRole("heading", { name: "Enter the code from the SMS" })).toBeVisible();
    const asked = demo.messages().length;
    const byEmail = page.getByRole("button", { name: /^Send the code by e-mail/ });
    await expect(byEmail).toHaveAccessibleName(/in \d:\d\d$/);
    await expect(byEmail).toBeEnabled({ timeout: 90_000 });
    await byEmail.click();
    await expect(page.getByRole("heading", { name: "Enter the code from the e-mail" })).toBeVisible();
    const letter = await demo.message("email", wanted, asked);
    await types(page, digitsIn(letter.text));
    await expect(page).toHaveURL(/\/home$/);
    expect(
      demo
        .messages()
        .slice(asked)
        .some(({ to }) => to === former),
    ).toBe(false);
  });
});

test("a lost device: she signs out everywhere else and stays where she is", async ({
  patient,
  demo,
  browser,
}) => {
  const { page } = patient;
  const keys = numbered(demo, 6);
  await patient.signsIn(keys);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await elsewhere.addCookies(await page.context().cookies());
  await page.context().clearCookies();
  await patient.signsIn(keys);
  await page.goto(patient.at("security"));
  const sessions = page.getByRole("region", { name: "Signed in now" }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText("This device");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await patient.confirms(keys);
  await expect(
    page.getByRole("status").filter({ hasText: "You are signed out everywhere else." }),
  ).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign-in and security" })).toBeVisible();
  await other.goto(patient.at("home"));
  await expect(other).toHaveURL(/\/login$/);
  await elsewhere.close();
});

test("a new password while signed in, by the keyboard alone", async ({ patient, demo }) => {
  const { page } = patient;
  const keys = numbered(demo, 9);
  await patient.signsIn(keys);
  await page.goto(patient.at("security"));
  await page.getByRole("link", { name: "Change: Password" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Choose your new password" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("New password", { exact: true })).toBeFocused();
  await page.keyboard.type("Nyari-Zapor-77");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await expect(dialog.getByLabel("Password", { exact: true })).toBeFocused();
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText(/The password is wrong/)).toBeVisible();
  await expect(dialog.getByLabel("Password", { exact: true })).toBeFocused();
  await patient.confirms(keys);
  await expect(page.getByRole("heading", { name: "Your new password works" })).toBeVisible();
});

test("every state of signing in and of one's own keys, narrow and wide, light and dark", async ({
  patient,
  staff,
  demo,
}) => {
  test.setTimeout(900_000);
  const { page } = patient;
  const keys = numbered(demo, 4);
  await allows(staff, demo, ["sms", "totp"]);
  const complaints = complaintsOf(page, /status of 4\d\d/);
  const look = (name: string) => looksRight(page, name, complaints, fourLooks);

  await page.goto(patient.at("login"));
  await patient.typesKeys({ identifier: "041 238 57", phone: "", password: "" });
  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(4);
  await look("login, what was typed is wrong");
  await patient.typesKeys({ identifier: "111111110", phone: keys.phone, password: "NotThePassword1" });
  await expect(page.getByText("These details don’t belong together")).toBeVisible();
  await look("login, the details don't belong together");

  await page.goto(patient.at("recovery"));
  await page.getByLabel("TAJ number").fill("111111110");
  await page.getByLabel("Mobile phone").fill(keys.phone);
  await page.getByRole("button", { name: "Send the codes" }).click();
  await types(page, "000000");
  await expect(page.getByText(/4 tries left/)).toBeVisible();
  await look("recovery, both codes");
  await page.getByRole("button", { name: "I have a code from the clinic" }).click();
  await expect(page.getByLabel("Code from the clinic")).toBeFocused();
  await look("recovery, the clinic's code");
  await page.goto(patient.at("stop#token"));
  await page.getByRole("button", { name: "Stop my account" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "This link was used already or is too old." }),
  ).toBeVisible();
  await look("stop, too old");

  await patient.signsIn(keys);
  await page.goto(patient.at("security/authenticator"));
  await page.getByRole("button", { name: "I have an app, continue" }).click();
  await expect(page.getByRole("dialog", { name: "Confirm that it is you" })).toBeVisible();
  await look("step-up, password");
  await patient.confirms(keys);
  await expect(page.getByRole("heading", { name: "Link the app" })).toBeVisible();
  await look("authenticator, the key");
  const secret = await page.getByText(/^([A-Z2-7]{4} ?){4,}$/).innerText();
  await types(page, appCode(secret));
  await expect(page.getByRole("heading", { name: "Keep your recovery codes" })).toBeVisible();
  await look("authenticator, recovery codes");
  await page.goto(patient.at("security"));
  await expect(page.getByText("10 recovery codes left")).toBeVisible();
  await look("security");
});

test("while a code is on its way the page says where it is, and what to do when it does not come", async ({
  patient,
  demo,
}) => {
  test.setTimeout(300_000);
  const { page } = patient;
  const keys = numbered(demo, 5);
  const complaints = complaintsOf(page);
  await page.goto(patient.at("login"));
  await expect(page.getByText("In the next step we ask for a 6-digit code.")).toBeVisible();
  await patient.typesKeys(keys);
  await expect(page.getByText("The SMS is on its way to your operator.")).toBeVisible();
  await looksRight(page, "code, on its way", complaints, fourLooks);

  const tells = (state: string) =>
    page.route("**/login/delivery", (route) =>
      route.fulfill({ json: { state, state_at: new Date().toISOString() } }),
    );
  await test.step("with the operator, then on the phone", async () => {
    await tells("with_operator");
    await page.reload();
    await expect(page.getByText(/Your operator has the SMS/)).toBeVisible();
    await tells("delivered");
    await expect(page.getByText("The SMS is on your phone. Look among your messages.")).toBeVisible();
  });

  await test.step("not delivered: the next way, and the clinic's phone", async () => {
    await tells("rejected");
    await page.reload();
    const said = page.getByRole("status").filter({ hasText: "The SMS could not be delivered." });
    await expect(said).toContainText("then resend the code below");
    await expect(said.getByRole("link", { name: /\+36 1 555 01 ?42/ })).toBeVisible();
    await looksRight(page, "code, not delivered", complaints, fourLooks);
  });
});
