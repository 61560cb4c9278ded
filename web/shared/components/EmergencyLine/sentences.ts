/** The first sentence of a text, which says what to do, and the rest. */
export function firstSentence(text: string): [string, string] {
  const found = /^(.+?[.!?])\s+(\S.*)$/s.exec(text.trim());
  return found ? [found[1] ?? "", found[2] ?? ""] : [text.trim(), ""];
}
