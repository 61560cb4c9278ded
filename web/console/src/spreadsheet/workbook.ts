import { strFromU8, type Unzipped, unzipSync } from "fflate";

/** Thrown for what is no workbook, or one too large to be unpacked in a browser. */
export class NoWorkbook extends Error {}

const largest = 200 * 1024 * 1024; // unpacked

/** The first sheet of an Excel workbook, row by row, all as wide as the widest. Dates become 2026-11-21. */
export function rowsOfWorkbook(workbook: Uint8Array): string[][] {
  const parts = unpacked(workbook);
  const sheet = documentOf(parts, firstSheet(parts));
  const texts = sharedTexts(parts);
  const dates = dateStyles(parts);
  const rows = [...sheet.getElementsByTagName("row")].map((row) => {
    const cells: string[] = [];
    for (const cell of row.getElementsByTagName("c")) {
      const column = columnOf(cell.getAttribute("r") ?? "") ?? cells.length;
      while (cells.length < column) cells.push("");
      cells[column] = textOf(cell, texts, dates);
    }
    return cells;
  });
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return rows.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ""));
}

/** The same as the CSV that the server reads. */
export const csvOfWorkbook = (workbook: Uint8Array): string =>
  rowsOfWorkbook(workbook)
    .map((cells) => cells.map(quoted).join(";"))
    .join("\r\n");

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function unpacked(workbook: Uint8Array): Unzipped {
  let size = 0;
  try {
    return unzipSync(workbook, {
      filter: ({ name, originalSize }) => {
        if (
          !/^xl\/(workbook|styles|sharedStrings|worksheets\/sheet\d+|_rels\/workbook)\.xml(\.rels)?$/.test(
            name,
          )
        )
          return false;
        size += originalSize;
        if (size > largest) throw new NoWorkbook();
        return true;
      },
    });
  } catch {
    throw new NoWorkbook();
  }
}

function documentOf(parts: Unzipped, name: string): Document {
  const bytes = parts[name];
  if (!bytes) throw new NoWorkbook();
  return new DOMParser().parseFromString(strFromU8(bytes), "application/xml");
}

function firstSheet(parts: Unzipped): string {
  const sheet = documentOf(parts, "xl/workbook.xml").getElementsByTagName("sheet")[0];
  const id = sheet?.getAttribute("r:id");
  const links = [...documentOf(parts, "xl/_rels/workbook.xml.rels").getElementsByTagName("Relationship")];
  const target = links.find((link) => link.getAttribute("Id") === id)?.getAttribute("Target");
  if (!target) throw new NoWorkbook();
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** Rich text comes in runs; phonetic hints (rPh) are no part of it. */
const textIn = (element: Element) =>
  [...element.getElementsByTagName("t")]
    .filter((text) => text.parentElement?.tagName !== "rPh")
    .map((text) => text.textContent ?? "")
    .join("");

const sharedTexts = (parts: Unzipped): string[] =>
  parts["xl/sharedStrings.xml"]
    ? [...documentOf(parts, "xl/sharedStrings.xml").getElementsByTagName("si")].map(textIn)
    : [];

/** Which of the cells' styles show a date (ECMA-376 18.8.30: formats 14 to 17 and 22, and own ones with day and year). */
function dateStyles(parts: Unzipped): ReadonlySet<number> {
  if (!parts["xl/styles.xml"]) return new Set();
  const styles = documentOf(parts, "xl/styles.xml");
  const own = new Map(
    [...styles.getElementsByTagName("numFmt")].map((format) => [
      Number(format.getAttribute("numFmtId")),
      format.getAttribute("formatCode") ?? "",
    ]),
  );
  const isDate = (format: number) => {
    const code = own.get(format)?.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
    return code === undefined
      ? (format >= 14 && format <= 17) || format === 22
      : /y/i.test(code) && /d|m/i.test(code);
  };
  const uses = [...(styles.getElementsByTagName("cellXfs")[0]?.getElementsByTagName("xf") ?? [])];
  return new Set(uses.flatMap((use, place) => (isDate(Number(use.getAttribute("numFmtId"))) ? [place] : [])));
}

function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]+/.exec(reference)?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf(cell: Element, texts: string[], dates: ReadonlySet<number>): string {
  const kind = cell.getAttribute("t");
  if (kind === "inlineStr") return textIn(cell);
  const value = cell.getElementsByTagName("v")[0]?.textContent ?? "";
  if (kind === "s") return texts[Number(value)] ?? "";
  if (!kind && value && dates.has(Number(cell.getAttribute("s")))) return dayOf(Number(value));
  return kind === "e" ? "" : value;
}

/** Days since 30 December 1899, as Excel counts them from March 1900 on. */
const dayOf = (serial: number) =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
