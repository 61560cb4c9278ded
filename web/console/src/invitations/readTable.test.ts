import { DecompressionStream } from "node:stream/web";
import { deflateRawSync } from "node:zlib";
import { expect, test, vi } from "vitest";
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

test("the first sheet of a workbook: shared words, written ones, and dates", async () => {
  const strings = "<sst><si><t>Kiss</t></si><si><r><t>An</t></r><r><t>na</t></r></si></sst>";
  const sheet =
    '<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
    '<row><c r="B2" s="1"><v>21246</v></c><c r="C2" t="inlineStr"><is><t>a@b.hu</t></is></c></row></sheetData></worksheet>';
  vi.stubGlobal("DecompressionStream", DecompressionStream); // every browser has it, jsdom has not
  const book = zip({ "xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet });
  expect(await readTable(new Blob([book]))).toEqual([
    ["Kiss", "Anna"],
    ["", "1958-03-02", "a@b.hu"],
  ]);
});

function zip(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...parts, ...directory, end]));
}
