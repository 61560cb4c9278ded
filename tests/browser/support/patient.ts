import { expect, type Page } from "@playwright/test";
import type { Demo } from "./demo.ts";

type Keys = { identifier: string; phone: string; password: string };

/** The code in a message. */
export const digitsIn = (text: string) => /\b\d{6}\b/.exec(text)?.[0] ?? "";

/** A patient at the portal. */
export class Patient {
  constructor(
    readonly page: Page,
    private readonly demo: Demo,
  ) {}

  at = (path = "") => `${this.demo.base}/p/${this.demo.logins.suffix}/${path}`;

  async typesKeys({ identifier, phone, password }: Keys) {
    await this.page.getByLabel("TAJ number").fill(identifier);
    await this.page.getByLabel("Mobile phone").fill(phone);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  }

  /** From the clinic's front door to one's own page. */
  async signsIn(keys: Keys) {
    await this.page.goto(this.at());
    await this.page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
    const before = this.demo.messages().length;
    await this.typesKeys(keys);
    await this.entersCode(keys.phone, before);
    await this.choosesOwnPages();
  }

  /** Who may act for several people is asked first whose pages are meant. */
  async choosesOwnPages() {
    await expect(this.page).toHaveURL(/\/(home|people)$/);
    if (!this.page.url().endsWith("/people")) return;
    await this.page.getByRole("main").getByRole("link", { name: /You$/ }).click();
    await expect(this.page).toHaveURL(/\/home$/);
  }

  async entersCode(phone: string, before: number) {
    await expect(this.page.getByRole("heading", { name: "Enter the code from the SMS" })).toBeVisible();
    const { text } = await this.demo.message("sms", phone, before);
    await this.page.getByLabel("6-digit code").fill(digitsIn(text));
    await this.page.getByRole("button", { name: "Continue" }).click();
  }

  /** Password and code again, where the portal asks for them. */
  async confirms({ phone, password }: Keys) {
    const dialog = this.page.getByRole("dialog");
    await expect(dialog.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
    const before = this.demo.messages().length;
    await dialog.getByLabel("Password", { exact: true }).fill(password);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog.getByRole("heading", { name: "Enter the code from the SMS" })).toBeVisible();
    const { text } = await this.demo.message("sms", phone, before);
    await dialog.getByLabel("6-digit code").fill(digitsIn(text));
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog).toBeHidden();
  }

  /** First login with the code from the desk, to one's own page. */
  async comesInForTheFirstTime(keys: Keys, deskCode: string) {
    await this.page.goto(this.at());
    await this.page.getByRole("link", { name: "First time here" }).click();
    await this.page.getByLabel("TAJ number").fill(keys.identifier);
    await this.page.getByLabel("Mobile phone").fill(keys.phone);
    await this.page.getByLabel("Code from the clinic").fill(deskCode);
    const before = this.demo.messages().length;
    await this.page.getByRole("button", { name: "Continue" }).click();
    await this.entersCode(keys.phone, before);
    await expect(this.page.getByRole("heading", { name: "Choose your password" })).toBeVisible();
    await this.page.getByLabel("New password", { exact: true }).fill(keys.password);
    await this.page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(this.page).toHaveURL(/\/home$/);
  }

  goesTo = async (name: string) => {
    await this.page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name }).click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  };
}
