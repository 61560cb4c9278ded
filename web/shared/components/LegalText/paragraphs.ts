/** Plain text as its paragraphs: an empty line parts them, a line's end inside one stays. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
