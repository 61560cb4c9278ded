/** The rows of a file as a clinic has it: CSV in the encodings and with the separators that Excel writes, or an Excel
    workbook's first sheet. Read here, in the browser: the file itself goes nowhere. */
export async function readTable(file: Blob): Promise<string[][]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const rows = isZip(bytes) ? await rowsOfWorkbook(bytes) : rowsOfCsv(textOf(bytes));
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some(Boolean));
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** UTF-8; else what Excel writes in central Europe. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1250").decode(bytes);
  }
}

export function rowsOfCsv(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === separator) endCell();
    else if (sign === "\n") {
      endCell();
      rows.push([]);
    } else if (sign !== "\r") cell += sign;
  }
  endCell();
  return rows;
}

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const line = text.slice(0, text.search(/\n|$/));
  const count = (sign: string) => line.split(sign).length;
  return [";", "\t", ","].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

async function rowsOfWorkbook(bytes: Uint8Array): Promise<string[][]> {
  const strings = await partOf(bytes, /^xl\/sharedStrings\.xml$/);
  const sheet = await partOf(bytes, /^xl\/worksheets\/sheet1\.xml$/);
  const shared = strings ? [...strings.getElementsByTagName("si")].map(wordsIn) : [];
  return [...(sheet?.getElementsByTagName("row") ?? [])].map((row) => {
    const cells: string[] = [];
    for (const cell of row.getElementsByTagName("c")) cells[columnOf(cell)] = contentOf(cell, shared);
    return Array.from(cells, (one) => one ?? "");
  });
}

const wordsIn = (element: Element) =>
  [...element.getElementsByTagName("t")].map((one) => one.textContent ?? "").join("");

/** "C12" stands in the third column. */
const columnOf = (cell: Element) =>
  [...(cell.getAttribute("r") ?? "A").replace(/\d/g, "")].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  ) - 1;

function contentOf(cell: Element, shared: string[]): string {
  const written = cell.getElementsByTagName("v")[0]?.textContent ?? "";
  const kind = cell.getAttribute("t");
  if (kind === "s") return shared[Number(written)] ?? "";
  if (kind === "inlineStr") return wordsIn(cell);
  return isDay(cell, written) ? dayOf(Number(written)) : written;
}

/** A birth date is a number with a style: days since 30 December 1899. Any number in their range with a style is taken
    for one; what is none finds nobody. */
const isDay = (cell: Element, written: string) =>
  Boolean(cell.getAttribute("s")) && /^\d{4,5}$/.test(written) && Number(written) < 60_000;
const dayOf = (days: number) => new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);

/** One file of a ZIP archive, found by the directory at its end. */
async function partOf(bytes: Uint8Array, name: RegExp): Promise<Document | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return undefined;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const nameLength = view.getUint16(at + 28, true);
    const found = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (name.test(found)) return parsed(await contentAt(bytes, view, at));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return undefined;
}

async function contentAt(bytes: Uint8Array, view: DataView, entry: number): Promise<string> {
  const packed = view.getUint16(entry + 10, true) === 8;
  const size = view.getUint32(entry + 20, true);
  const local = view.getUint32(entry + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const raw = new Response(bytes.slice(start, start + size));
  if (!packed) return raw.text();
  return new Response(raw.body?.pipeThrough(new DecompressionStream("deflate-raw"))).text();
}

const parsed = (xml: string) => new DOMParser().parseFromString(xml, "application/xml");
