export type Piece = { text: string; marked: boolean };

const START = "\u0001";
const END = "\u0002";

/** Pieces of a title in which the server put U+0001 before each match and U+0002 after it. */
export function piecesOf(title: string): Piece[] {
  const [head = "", ...rest] = title.split(START);
  const pieces = [{ text: head, marked: false }];
  for (const part of rest) {
    const [match = "", ...after] = part.split(END);
    pieces.push({ text: match, marked: true }, { text: after.join(""), marked: false });
  }
  return pieces.filter((piece) => piece.text);
}
