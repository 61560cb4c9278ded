import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";

/** A real PDF with the words given, as a file to upload. */
export async function paper(browser: Browser, name: string, words: string): Promise<string> {
  const page = await browser.newPage();
  await page.setContent(`<h1>${words}</h1><p>18 November 2026</p>`);
  const path = join(mkdtempSync(join(tmpdir(), "portico-paper-")), name);
  writeFileSync(path, await page.pdf({ format: "A4" }));
  await page.close();
  return path;
}

/** A file that only calls itself a PDF. */
export function impostor(name: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "portico-paper-")), name);
  writeFileSync(path, "MZ this is no PDF");
  return path;
}
