import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { csvOfWorkbook, NoWorkbook } from "./workbook";

const workbook = (sheet: string, more: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        "xl/workbook.xml": `<workbook xmlns:r="x"><sheets><sheet name="A" r:id="rId7"/><sheet name="B" r:id="rId1"/></sheets></workbook>`,
        "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet2.xml"/><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>`,
        "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        "xl/worksheets/sheet2.xml": `<worksheet><sheetData><row><c t="str"><v>other</v></c></row></sheetData></worksheet>`,
        "xl/media/image1.png": "not read",
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );

test("the first sheet, with gaps, shared and rich texts, and quotation marks", () => {
  const bytes = workbook(
    `<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
     <row><c r="B2" t="inlineStr"><is><t>Nagy "Bandi"</t></is></c><c r="C2"><v>301234567</v></c></row>`,
    {
      "xl/sharedStrings.xml": `<sst><si><t>Telefon; 1</t></si><si><r><t>Né</t></r><r><t>v</t></r><rPh><t>x</t></rPh></si></sst>`,
    },
  );
  expect(csvOfWorkbook(bytes)).toBe('"Telefon; 1";"Név";""\r\n"";"Nagy ""Bandi""";"301234567"');
});

test.each([
  ["a built-in format", `<numFmts/><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>`],
  [
    "an own format",
    `<numFmts><numFmt numFmtId="164" formatCode="yyyy\\.\\ mm\\.\\ dd\\."/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>`,
  ],
])("a date by %s; the same number without it stays a number", (_, styles) => {
  const bytes = workbook(`<row><c r="A1" s="1"><v>29344.5</v></c><c r="B1" s="0"><v>29344</v></c></row>`, {
    "xl/styles.xml": `<styleSheet>${styles}</styleSheet>`,
  });
  expect(csvOfWorkbook(bytes)).toBe('"1980-05-03";"29344"');
});

test("a colour or a currency with a d in its name is no date", () => {
  const bytes = workbook(`<row><c r="A1" s="0"><v>7</v></c></row>`, {
    "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[Red]0.00&quot; day&quot;"/></numFmts><cellXfs><xf numFmtId="165"/></cellXfs></styleSheet>`,
  });
  expect(csvOfWorkbook(bytes)).toBe('"7"');
});

test.each([
  ["no archive", new Uint8Array([1, 2, 3])],
  ["an archive of something else", zipSync({ "word/document.xml": strToU8("<a/>") })],
])("%s is refused", (_, bytes) => {
  expect(() => csvOfWorkbook(bytes)).toThrow(NoWorkbook);
});
