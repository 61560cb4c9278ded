import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Browser, test } from "@playwright/test";

/** Among the test's own results, which go away with them. */
function place(name: string): string {
  const path = test.info().outputPath(name);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/** A real PDF with the words given, as a file to upload. */
export async function paper(browser: Browser, name: string, words: string): Promise<string> {
  const page = await browser.newPage();
  await page.setContent(`<h1>${words}</h1><p>18 November 2026</p>`);
  const path = place(name);
  writeFileSync(path, await page.pdf({ format: "A4" }));
  await page.close();
  return path;
}

/** A file that only calls itself a PDF. */
export function impostor(name: string): string {
  const path = place(name);
  writeFileSync(path, "MZ this is no PDF");
  return path;
}
