/** "Szívultrahang" is found by "szivul": without marks, in small letters. */
const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether every word that was typed begins or stands within one of these texts. */
export function matches(typed: string, ...texts: string[]): boolean {
  const where = folded(texts.join(" "));
  return folded(typed)
    .split(/\s+/)
    .every((word) => where.includes(word));
}
