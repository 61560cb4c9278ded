import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";

/** Lets the server's answers about the session say that it ends in so many seconds, until it is prolonged. */
async function endsIn(page: Page, seconds: number) {
  await page.route("**/session", async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const answer = await route.fetch();
    const session = await answer.json();
    const end = new Date(Date.now() + seconds * 1000).toISOString();
    return route.fulfill({ response: answer, json: { ...session, idle_expires_at: end } });
  });
}

test("two minutes before the session ends one is asked, and may stay; what was typed is kept", async ({
  patient,
  demo,
}) => {
  const keys = demo.logins.patients[5];
  if (!keys) throw new Error("no patients");
  await patient.signsIn(keys);
  const { page } = patient;
  await page.goto(patient.at("data"));
  await page.getByRole("button", { name: "Change: Address", exact: true }).click();
  await page.getByLabel("Street and number").fill("Half typed");
  await endsIn(page, 100);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  const warning = page.getByRole("alertdialog", { name: "Are you still there?" });
  await expect(warning).toContainText(/We sign you out in 1:\d\d/);
  await page.unroute("**/session");
  await warning.getByRole("button", { name: "Stay signed in" }).click();
  await expect(warning).toBeHidden();
  await expect(page.getByLabel("Street and number")).toHaveValue("Half typed");
});

test("a session that ended leads to the login, and from there back to the page", async ({
  patient,
  demo,
}) => {
  const keys = demo.logins.patients[6];
  if (!keys) throw new Error("no patients");
  await patient.signsIn(keys);
  const { page } = patient;
  await page.goto(patient.at("history"));
  await expect(page.getByRole("heading", { name: "History", level: 1 })).toBeVisible();
  await page.context().clearCookies();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.getByText(/You were signed out after 60 minutes/)).toBeVisible();
  const before = demo.messages().length;
  await patient.typesKeys(keys);
  await patient.entersCode(keys.phone, before);
  await expect(page).toHaveURL(patient.at("history"));
});

test("without a connection the page says so, keeps what it has and asks again", async ({ patient, demo }) => {
  const keys = demo.logins.patients[7];
  if (!keys) throw new Error("no patients");
  await patient.signsIn(keys);
  const { page } = patient;
  await page.route("**/encounters*", (route) => route.abort());
  await page.goto(patient.at("history"));
  await expect(page.getByText("No connection.")).toBeVisible({ timeout: 20_000 });
  await page.unroute("**/encounters*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
});
