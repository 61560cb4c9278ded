import { test as base, expect } from "@playwright/test";
import { Cluster } from "../bench/postgres.mjs";
import { Demo, freePort } from "./support/demo.ts";
import { Nginx } from "./support/nginx.ts";
import { digitsIn, Patient } from "./support/patient.ts";

type Pair = { first: Demo; second: Demo };

/** Two server processes on one PostgreSQL, and nginx that gives each request to the other than the one before. */
const test = base.extend<{ patient: Patient }, { pair: Pair }>({
  pair: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const front = freePort();
      const place = { base: `http://localhost:${front}`, database: new Cluster().make("portico") };
      const first = await new Demo(place).ready();
      const second = await new Demo({ ...place, data: first.data }).ready();
      const nginx = new Nginx(front, [first.port, second.port]);
      await use({ first, second });
      await nginx.stop();
      await second.stop();
      await first.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  patient: async ({ browser, pair }, use) => {
    const context = await browser.newContext();
    await context.addInitScript(() => localStorage.setItem("language", "en"));
    await use(new Patient(await context.newPage(), pair.first));
    await context.close();
  },
});

const keysOf = ({ first }: Pair, at: number) => {
  const keys = first.logins.patients[at];
  if (!keys) throw new Error("not so many patients");
  return keys;
};

/** What each of the two answers to the same call, asked directly. */
const both = (pair: Pair, path: string, init: RequestInit) =>
  Promise.all(
    [pair.first, pair.second].map(async ({ port }) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
      return { status: answer.status, problem: await answer.json().catch(() => undefined) };
    }),
  );

test("two servers are one: a visit through both, and what one ends the other ends at once", async ({
  patient,
  pair,
}) => {
  const { page } = patient;
  await patient.signsIn(keysOf(pair, 0));
  for (const name of ["Documents", "History", "Data"]) await patient.goesTo(name);
  const Cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const session = `/api/portal/${pair.first.logins.suffix}/session`;
  expect((await both(pair, session, { headers: { Cookie } })).map(({ status }) => status)).toEqual([
    200, 200,
  ]);

  await page.getByRole("link", { name: "More" }).click();
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out")).toBeVisible();
  expect((await both(pair, session, { headers: { Cookie } })).map(({ status }) => status)).toEqual([
    401, 401,
  ]);
});

test("two servers count tries together", async ({ pair }) => {
  const { identifier, phone } = keysOf(pair, 1);
  const asked = (port: number) =>
    fetch(`http://127.0.0.1:${port}/api/portal/${pair.first.logins.suffix}/login`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: pair.first.base },
      body: JSON.stringify({ identifier, phone, password: "NotThePassword1" }),
    }).then((answer) => answer.status);
  const statuses: number[] = [];
  for (let tries = 0; tries < 3; tries += 1)
    for (const { port } of [pair.first, pair.second]) statuses.push(await asked(port));
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("a server that dies in the middle of a login or a recovery costs nobody the login", async ({
  patient,
  pair,
}) => {
  test.setTimeout(180_000);
  const { page } = patient;
  const { first, second } = pair;
  const again = () => Promise.all([first.killAndStart(), second.killAndStart()]);
  const keys = keysOf(pair, 5);

  await page.goto(patient.at("login"));
  await expect(page.getByLabel("TAJ number")).toBeVisible();
  await again();
  let before = first.messages().length;
  await patient.typesKeys(keys);
  await expect(page.getByRole("heading", { name: "Enter the code from the SMS" })).toBeVisible();
  await again();
  await patient.entersCode(keys.phone, before);
  await expect(page).toHaveURL(/\/home$/);
  await again();
  await patient.goesTo("Documents");

  await page.context().clearCookies();
  await page.goto(patient.at("recovery"));
  await expect(page.getByLabel("TAJ number")).toBeVisible();
  before = first.messages().length;
  await page.getByLabel("TAJ number").fill(keys.identifier);
  await page.getByLabel("Mobile phone").fill(keys.phone);
  await page.getByRole("button", { name: "Send the codes" }).click();
  await expect(page.getByRole("heading", { name: "Enter the two codes" })).toBeVisible();
  await expect.poll(() => first.messages().slice(before).length).toBeGreaterThanOrEqual(2);
  const codes = first.messages().slice(before);
  for (const [channel, name] of [
    ["sms", "Code from the SMS"],
    ["email", "Code from the e-mail"],
  ] as const) {
    await again();
    await page
      .getByLabel("6-digit code")
      .fill(digitsIn(codes.find((message) => message.channel === channel)?.text ?? ""));
    await page.getByRole("button", { name: "Continue" }).click();
    if (channel === "sms")
      await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("Done");
  }
  await expect(page.getByRole("heading", { name: "Choose your new password" })).toBeVisible();
  await again();
  await page.getByLabel("New password", { exact: true }).fill("Rozsakert-26-nyar");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page.getByRole("heading", { name: "Your new password works" })).toBeVisible();
});
