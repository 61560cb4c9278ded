import { strToU8, zipSync } from "fflate";
import { expect, test } from "./support/clinic.ts";
import { complaintsOf, fourLooks, looksRight } from "./support/looks.ts";

const rows = (demo: { logins: { patients: { name: string; identifier: string }[] } }) => {
  const known = demo.logins.patients[20] ?? demo.logins.patients[0];
  return [
    "Név;Születési idő;Mobil;E-mail;TAJ-szám;Megjegyzés",
    "Importált Ilona;1971. 02. 03.;06 30 111 2233;ilona@example.com;;régi kartonból",
    "Importált Imre;1969-11-30;;;;",
    "Rossz Sor;1969-13-30;12;;;",
    `Valaki Más;1990-01-01;;;${known?.identifier};`,
    "Importált Imre;1969-11-30;;;;",
  ].join("\r\n");
};

test("a list from elsewhere: looked at row by row, taken but for one, and taken back", async ({
  staff,
  demo,
}) => {
  const { page } = staff;
  const complaints = complaintsOf(page, /status of (401|404|422)/);
  await staff.signsIn("administrator");
  await page.getByRole("navigation").getByRole("link", { name: "Import patients" }).first().click();
  await expect(page.getByText("No list yet")).toBeVisible();
  await looksRight(page, "no list yet", complaints);

  await test.step("what is no table is refused with the reason", async () => {
    await page
      .getByLabel(/Choose a file/)
      .setInputFiles({ name: "kép.csv", mimeType: "text/csv", buffer: Buffer.from("x\0y\n1\n") });
    await expect(page.getByRole("alert")).toContainText("holds something that is no text");
    await page
      .getByLabel(/Choose a file/)
      .setInputFiles({ name: "rossz.xlsx", mimeType: "", buffer: Buffer.from("PK no") });
    await expect(page.getByRole("alert")).toContainText("no Excel workbook");
  });

  await page
    .getByLabel(/Choose a file/)
    .setInputFiles({ name: "régi program.csv", mimeType: "text/csv", buffer: Buffer.from(rows(demo)) });
  await expect(page.getByRole("heading", { level: 1, name: "régi program.csv" })).toBeVisible();
  await expect(page.getByLabel("What is the column Név?")).toHaveValue("name");
  await expect(page.getByLabel("What is the column Megjegyzés?")).toHaveValue("");
  await looksRight(page, "columns", complaints, fourLooks);
  await page.getByRole("button", { name: "Look at all 5 rows" }).click();

  await expect(page.getByText("3 rows cannot be imported")).toBeVisible();
  await page.getByLabel("Which rows").selectOption("faulty");
  await expect(page.getByRole("row", { name: /^4 / })).toContainText("This is no date");
  await page.getByLabel("Which rows").selectOption("doubtful");
  await expect(page.getByRole("row", { name: /^5 / })).toContainText("belongs to somebody with another name");
  await expect(page.getByRole("row", { name: /^6 / })).toContainText("Row 3 speaks of the same person");
  await looksRight(page, "doubtful rows", complaints, fourLooks);
  await page.getByLabel("Which rows").selectOption("addition");
  await page.getByRole("checkbox", { name: "Take row 3, Importált Imre" }).uncheck();
  await page.getByRole("button", { name: "Import 1 patient" }).click();
  await looksRight(page, "the question", complaints);
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await expect(page.getByText("1 record was added")).toBeVisible();
  await page.getByLabel("Which rows").selectOption("created");
  await page.getByRole("link", { name: "Importált Ilona" }).click();
  await expect(page.getByText("+36 30 111 2233").first()).toBeVisible();

  await page.goBack();
  await page.getByRole("button", { name: "Undo the whole import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 record was taken back.")).toBeVisible();
  await page.getByRole("button", { name: "Forget this list" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Forget" }).click();
  await expect(page.getByText("No list yet")).toBeVisible();
});

test("an Excel workbook is read like a table", async ({ staff }) => {
  const { page } = staff;
  await staff.signsIn("administrator");
  await page.getByRole("navigation").getByRole("link", { name: "Import patients" }).first().click();
  const workbook = zipSync({
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="r"><sheets><sheet name="Páciensek" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/styles.xml": strToU8(
      `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet><sheetData><row><c t="str"><v>Name</v></c><c t="str"><v>Born</v></c></row>
       <row><c t="str"><v>Táblázatos Tamás</v></c><c s="1"><v>29344</v></c></row></sheetData></worksheet>`,
    ),
  });
  await page
    .getByLabel(/Choose a file/)
    .setInputFiles({ name: "patients.xlsx", mimeType: "", buffer: Buffer.from(workbook) });
  await expect(page.getByRole("row", { name: /Born/ })).toContainText("1980-05-03");
  await page.getByRole("button", { name: "Look at the row" }).click();
  await expect(page.getByText("Every row can be imported")).toBeVisible();
});
