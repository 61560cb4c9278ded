import { expect, test } from "./support/clinic.ts";
import { complaintsOf, fourLooks, looksRight } from "./support/looks.ts";

test("many are invited in three clicks: who and why not the others, then how far each is; the rest is stopped", async ({
  staff,
}) => {
  test.setTimeout(300_000);
  const { page } = staff;
  const complaints = complaintsOf(page);
  await staff.signsIn("receptionist");
  await page.getByRole("link", { name: "Portal invitations" }).first().click();
  await expect(page.getByText("Nobody has been invited together yet")).toBeVisible();
  await page.getByRole("link", { name: "Invite patients" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Invite patients" })).toBeVisible();

  const invite = page.getByRole("button", { name: /^Invite \d+ patients?$/ });
  const everybody = await test.step("the preview counts and names them", async () => {
    await expect(invite).toBeEnabled();
    const told = Number(/\d+/.exec(await invite.innerText())?.[0]);
    expect(told).toBeGreaterThan(1);
    await looksRight(page, "invite patients", complaints, fourLooks);
    return told;
  });

  await test.step("a criterion narrows it at once", async () => {
    await page.getByLabel("Age from").fill("130");
    await expect(page.getByRole("button", { name: "Nobody to invite" })).toBeDisabled();
    await page.getByLabel("Age from").fill("");
    await expect(invite).toHaveText(`Invite ${everybody} patients`);
    await expect(invite).toBeEnabled();
  });

  const byMail =
    await test.step("by e-mail alone: who has no address is left out, and no SMS leaves", async () => {
      await page.getByRole("radio", { name: "By e-mail only" }).check();
      await expect(page.getByText(/^No usable e-mail address: \d+$/)).toBeVisible();
      await expect(invite).toBeEnabled();
      return Number(/\d+/.exec(await invite.innerText())?.[0]);
    });
  expect(byMail).toBeLessThan(everybody);

  await page.getByLabel("How many a day").selectOption("10");
  await invite.click();
  await expect(page.getByRole("heading", { level: 1, name: /^Invitations of / })).toBeVisible();
  await expect(page.getByText(new RegExp(`^${byMail} patients · `))).toBeVisible();
  await looksRight(page, "a round of invitations", complaints, fourLooks);

  await test.step("what is still to come is stopped", async () => {
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Stop inviting?" });
    await dialog.getByLabel(/Revoke what was sent, too/).check();
    await dialog.getByRole("button", { name: "Stop", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Stopped", { exact: true }).first()).toBeVisible();
  });

  await page.getByRole("link", { name: "Portal invitations" }).first().click();
  await expect(page.getByRole("row", { name: /Stopped/ })).toBeVisible();
  await looksRight(page, "all rounds", complaints);
});
