import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/clinic.ts";
import { impostor, paper } from "./support/paper.ts";

/** Lets files fall on the page, as from a folder. */
async function drops(page: Page, paths: string[]) {
  const files = paths.map((path) => ({
    name: path.split("/").at(-1) ?? "",
    bytes: readFileSync(path).toString("base64"),
  }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, bytes } of given) {
      const raw = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      data.items.add(new File([raw], name, { type: "application/pdf" }));
    }
    return data;
  }, files);
  const target = page.getByRole("heading", { level: 1 });
  await target.dispatchEvent("dragenter", { dataTransfer: transfer });
  await expect(page.getByText(/^Drop to upload to/)).toBeVisible();
  await target.dispatchEvent("drop", { dataTransfer: transfer });
}

test("several files dropped at once: one is refused with the reason, one breaks and goes again, all others are filed", async ({
  staff,
  demo,
  browser,
}) => {
  const { page } = staff;
  const someone = demo.logins.patients[4];
  if (!someone) throw new Error("no patients");
  const papers = [
    await paper(browser, "2026-11-17 lab report.pdf", "Blood count"),
    await paper(browser, "2026-11-16 lab report.pdf", "Liver"),
    impostor("prescription.pdf"),
  ];
  await staff.signsIn("receptionist");
  await page.goto(
    `${demo.base}/console/contracts/${demo.logins.organization_id}/patients/${someone.patient_id}/documents`,
  );
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(someone.name);

  let broken = 0;
  await page.route("**/uploads", (route) => {
    const name = decodeURIComponent(route.request().headers()["x-filename"] ?? "");
    if (!name.startsWith("2026-11-16") || broken > 0) return route.fallback();
    broken += 1;
    return route.abort("connectionreset");
  });
  await drops(page, papers);

  const card = (name: string) => page.getByRole("region", { name });
  await expect(card("prescription.pdf")).toContainText("This file cannot be taken");
  await expect(card("prescription.pdf").getByRole("alert")).toContainText(/PDF/);
  await expect(card("2026-11-16 lab report.pdf")).toContainText("The upload was interrupted");
  await card("2026-11-16 lab report.pdf").getByRole("button", { name: "Try again" }).click();
  for (const name of ["2026-11-16 lab report.pdf", "2026-11-17 lab report.pdf"]) {
    await expect(card(name)).toContainText("1 page");
    await card(name).getByLabel(/^Type/).selectOption("lab_report");
    await card(name)
      .getByLabel("Title")
      .fill(name.includes("17") ? "Blood count" : "Liver values");
  }
  await page.getByRole("button", { name: "Remove prescription.pdf" }).click();
  await page.getByRole("button", { name: /^File 2 documents/ }).click();
  await expect(page.getByText(/^2 documents filed/)).toBeVisible();
  for (const title of ["Blood count", "Liver values"])
    await expect(page.getByRole("table").getByRole("link", { name: title })).toBeVisible();
  expect(broken).toBe(1);
});

test("a slow file says how far it is, and can be called off", async ({ staff, demo, browser }) => {
  const { page } = staff;
  const someone = demo.logins.patients[5];
  if (!someone) throw new Error("no patients");
  const slow = await paper(browser, "2026-11-15 report.pdf", "Slow");
  await staff.signsIn("receptionist");
  await page.goto(
    `${demo.base}/console/contracts/${demo.logins.organization_id}/patients/${someone.patient_id}/documents`,
  );
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/uploads", async (route) => {
    await held;
    await route.abort().catch(() => undefined);
  });
  await staff.choosesFiles(slow);
  const card = page.getByRole("region", { name: "2026-11-15 report.pdf" });
  await expect(card.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Remove 2026-11-15 report.pdf" }).click();
  await expect(card).toBeHidden();
  release();
});
