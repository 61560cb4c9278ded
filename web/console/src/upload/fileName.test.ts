import { describe, expect, test } from "vitest";
import { guessFromFileName } from "./fileName";

const today = "2026-11-21";

describe("the date in a file name", () => {
  test.each([
    ["Lipidpanel_20261117.pdf", "2026-11-17"],
    ["lelet 2026-03-09.pdf", "2026-03-09"],
    ["2026.03.09. lelet.jpg", "2026-03-09"],
    ["informe_09-03-2026.pdf", "2026-03-09"],
    ["informe 9.3.2026.pdf", "2026-03-09"],
    ["vérkép_2024_02_29.png", "2024-02-29"],
  ])("%s is of %s", (name, date) => {
    expect(guessFromFileName(name, today).examinationDate).toBe(date);
  });

  test.each([
    ["a number that is no date", "IMG_4471.jpg"],
    ["a day that does not exist", "lelet_20260231.pdf"],
    ["a year that is no leap year", "lelet_20230229.pdf"],
    ["a day to come", "lelet_20261122.pdf"],
    ["digits inside a longer number", "A120261117009.pdf"],
    ["mixed separators", "lelet_2026-11.17.pdf"],
  ])("%s gives none", (_, name) => {
    expect(guessFromFileName(name, today).examinationDate).toBeUndefined();
  });

  test("today itself is no future", () => {
    expect(guessFromFileName("x_20261121.pdf", today).examinationDate).toBe(today);
  });
});

describe("the title", () => {
  test.each([
    ["Lipidpanel_20261117.pdf", "Lipidpanel"],
    ["IMG_4471.jpg", "IMG 4471"],
    ["lelet_balogh_agota.pdf", "Lelet balogh agota"],
    ["20261117.pdf", "20261117"],
    ["blood-count--2026-11-02.PDF", "Blood count"],
    ["árvíztűrő.fúrógép.png", "Árvíztűrő fúrógép"],
    ["TSH, fT4.pdf", "TSH, fT4"],
  ])("%s becomes %s", (name, title) => {
    expect(guessFromFileName(name, today).title).toBe(title);
  });
});

describe("the type", () => {
  test.each([
    ["labor_lelet_20261117.pdf", "lab_report"],
    ["számla-RM-2026-0987.pdf", "invoice"],
    ["Zárójelentés.pdf", "discharge_summary"],
    ["receta_medica.pdf", "prescription"],
    ["lelet.pdf", "report"],
    ["IMG_4471.jpg", undefined],
    ["collaboration.pdf", undefined],
  ])("%s is %s", (name, type) => {
    expect(guessFromFileName(name, today).type).toBe(type);
  });
});
