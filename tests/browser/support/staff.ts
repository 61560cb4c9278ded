import { expect, type Page } from "@playwright/test";
import type { Demo } from "./demo.ts";

type Person = {
  family: string;
  given: string;
  born: [string, string, string];
  taj: string;
  phone: string;
  email: string;
};

/** A member of staff at the console. */
export class Staff {
  constructor(
    readonly page: Page,
    private readonly demo: Demo,
  ) {}

  async signsIn(role: string) {
    const { email, password } =
      this.demo.logins.staff.find((member) => member.role === role) ?? this.nobody(role);
    const before = this.demo.messages().length;
    await this.page.goto(`${this.demo.base}/console/`);
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Go on" }).click();
    await this.page.getByLabel("Code from the SMS").waitFor();
    const sms = await this.newestSms(before);
    await this.page.getByLabel("Code from the SMS").fill(/\b\d{6}\b/.exec(sms)?.[0] ?? "");
    await expect(this.page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
  }

  /** In the console the account's language counts, not the browser's. */
  async speaks(language: string) {
    const status = await this.page.evaluate(async (chosen) => {
      const { csrf_token } = await (await fetch("/api/console/session")).json();
      const answer = await fetch("/api/console/session/language", {
        method: "PUT",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf_token },
        body: JSON.stringify({ language: chosen }),
      });
      return answer.status;
    }, language);
    expect(status).toBe(204);
  }

  private async newestSms(before: number): Promise<string> {
    await expect(() =>
      expect(
        this.demo
          .messages()
          .slice(before)
          .some(({ channel }) => channel === "sms"),
      ).toBe(true),
    ).toPass();
    return (
      this.demo
        .messages()
        .slice(before)
        .findLast(({ channel }) => channel === "sms")?.text ?? ""
    );
  }

  private nobody(role: string): never {
    throw new Error(`the demonstration has no ${role}`);
  }

  async opensPortalSettings(contract: string) {
    await this.page.getByRole("link", { name: "Contracts" }).first().click();
    await this.page.getByRole("link", { name: contract }).click();
    await expect(this.page.getByRole("heading", { name: "Patient Portal Settings", level: 1 })).toBeVisible();
  }

  async findsWhileTyping(words: string): Promise<string[]> {
    await this.page.getByRole("link", { name: "Patient database" }).first().click();
    const search = this.page.getByRole("textbox", { name: /Search by name/ });
    await search.fill("");
    const found = this.page.waitForResponse(
      (answer) => answer.url().endsWith("/patients/searches") && answer.ok(),
    );
    await search.pressSequentially(words);
    await found;
    await this.page.waitForTimeout(600);
    return this.page.locator("table tbody tr a").allInnerTexts();
  }

  async addsAPatient(person: Person) {
    await this.page.getByRole("link", { name: "Patient database" }).first().click();
    await this.page.getByRole("link", { name: "New patient" }).click();
    await this.page.getByLabel("Family name").fill(person.family);
    await this.page.getByLabel("Given name").fill(person.given);
    const [day, month, year] = person.born;
    await this.page.getByRole("spinbutton", { name: /^day/ }).click();
    await this.page.keyboard.type(day + month + year);
    await this.page.getByRole("textbox", { name: "TAJ" }).fill(person.taj);
    await this.page.getByLabel("Mobile phone").fill(person.phone);
    await this.page.getByLabel("E-mail").fill(person.email);
    await this.page.getByRole("button", { name: "Add patient" }).click();
  }

  async opensTab(name: string | RegExp) {
    await this.page.getByRole("navigation", { name: "Record" }).getByRole("link", { name }).click();
  }

  /** The code for the first login, as it stands on the screen at the desk. */
  async issuesDeskCode(): Promise<string> {
    await this.page
      .getByRole("button", { name: /desk code/i })
      .first()
      .click();
    return this.readsDeskCode();
  }

  async readsDeskCode(): Promise<string> {
    const spelled = await this.page.getByText(/^Desk code: ./).innerText();
    return spelled.replace("Desk code:", "").trim();
  }

  async choosesFiles(...paths: string[]) {
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Upload documents" }).first().click();
    await (await chooser).setFiles(paths);
  }
}
