import type { DocumentType } from "../api/types";

/** What a file's name tells about the document. Everything in it is a guess and shown as one. */
export interface FileNameGuess {
  title: string;
  examinationDate?: string;
  type?: DocumentType;
}

/** `today` is the clinic's date, YYYY-MM-DD: an examination is not in the future. */
export function guessFromFileName(fileName: string, today: string): FileNameGuess {
  const stem = fileName.normalize("NFC").replace(/\.[a-z0-9]{1,5}$/i, "");
  const found = findDate(stem, today);
  const rest = found ? `${stem.slice(0, found.start)} ${stem.slice(found.end)}` : stem;
  return { title: titleOf(rest) || titleOf(stem), examinationDate: found?.date, type: typeOf(rest) };
}

interface FoundDate {
  date: string;
  start: number;
  end: number;
}

// Year first as Hungary and ISO write it, then day first as Spain and Latin America do. Never month first: it is
// ambiguous with the second and none of our countries uses it.
const yearFirst = /(?<!\d)((?:19|20)\d{2})([-._ ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/;
const dayFirst = /(?<!\d)(0?[1-9]|[12]\d|3[01])([-._ ])(0?[1-9]|1[0-2])\2((?:19|20)\d{2})(?!\d)/;

function findDate(stem: string, today: string): FoundDate | undefined {
  return place(yearFirst.exec(stem), 1, 3, 4, today) ?? place(dayFirst.exec(stem), 4, 3, 1, today);
}

function place(match: RegExpExecArray | null, year: number, month: number, day: number, today: string) {
  if (!match) return undefined;
  const date = `${match[year]}-${match[month]?.padStart(2, "0")}-${match[day]?.padStart(2, "0")}`;
  if (!isRealDate(date) || date > today) return undefined;
  return { date, start: match.index, end: match.index + match[0].length };
}

function isRealDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

function titleOf(stem: string): string {
  const words = stem
    .replace(/[_\s]+/g, " ")
    .replace(/(?<=\p{L})[-.]+(?=\p{L})/gu, " ")
    .replace(/^[\s\-.,]+|[\s\-.,]+$/g, "")
    .replace(/\s{2,}/g, " ");
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

// Words that name a type beyond doubt, folded. "Lelet" says no more than "report", so it comes after the precise ones.
const wordsOfType: [DocumentType, RegExp][] = [
  ["invoice", /\b(szamla|invoice|factura)/],
  ["receipt", /\b(nyugta|receipt|recibo)/],
  ["lab_report", /\b(labor|laboratorio|lab|verkep|hemograma|blood ?count)/],
  ["discharge_summary", /\b(zarojelentes|discharge|epicrisis|alta medica)/],
  ["ambulatory_sheet", /\b(ambulans|amblap|outpatient|ambulatorio)/],
  ["imaging", /\b(rontgen|ultrahang|mri|ct|x ?ray|ultrasound|radiografia|ecografia|mammogra)/],
  ["referral", /\b(beutalo|referral|derivacion|remision)/],
  ["prescription", /\b(recept|prescription|receta)/],
  ["vaccination", /\b(oltas|vaccination|vacuna)/],
  ["consent", /\b(beleegyez|consent|consentimiento)/],
  ["certificate", /\b(igazolas|certificate|certificado|constancia)/],
  ["report", /\b(lelet|report|informe)/],
];

function typeOf(stem: string): DocumentType | undefined {
  const folded = stem
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[_\-.\s]+/g, " ");
  return wordsOfType.find(([, words]) => words.test(folded))?.[0];
}
