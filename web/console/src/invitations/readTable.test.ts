import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readTable, rowsOfCsv } from "./readTable";

test("CSV as Excel writes it: semicolons, quotes, line ends within them", () => {
  expect(rowsOfCsv('Név;Telefon\r\n"Kiss; Anna";"06 30 ""x"""\r\n"zwei\nZeilen";')).toEqual([
    ["Név", "Telefon"],
    ["Kiss; Anna", '06 30 "x"'],
    ["zwei\nZeilen", ""],
  ]);
  expect(rowsOfCsv("a,b\nc,d\n")).toEqual([["a", "b"], ["c", "d"], [""]]);
  expect(rowsOfCsv("a\tb,c")).toEqual([["a", "b,c"]]);
});

test("the letters of an old Hungarian Excel", async () => {
  const bytes = Uint8Array.from([0x4b, 0xf5, 0x72, 0xf6, 0x73, 0x69, 0x3b, 0xdb]);
  expect(await readTable(new Blob([bytes]))).toEqual([["Kőrösi", "Ű"]]);
});

test("the first sheet of a workbook", async () => {
  const book = zipSync({
    "xl/workbook.xml": strToU8(`<workbook xmlns:r="r"><sheets><sheet r:id="rId1"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/styles.xml": strToU8(
      `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet><sheetData><row><c r="A1" t="str"><v>Kiss</v></c><c r="B1" t="str"><v> Anna </v></c></row>
       <row/><row><c r="B2" s="1"><v>21246</v></c><c r="C2" t="inlineStr"><is><t>a@b.hu</t></is></c></row></sheetData></worksheet>`,
    ),
  });
  expect(await readTable(new Blob([Uint8Array.from(book)]))).toEqual([
    ["Kiss", "Anna", ""],
    ["", "1958-03-02", "a@b.hu"],
  ]);
});
