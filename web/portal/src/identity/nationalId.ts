export type IdFault =
  | { kind: "characters" }
  | { kind: "length"; digits: number }
  | { kind: "check" }
  | { kind: "start" };

/** Without the spaces and dashes that cards print. */
export const tidyId = (typed: string) => typed.replace(/[\s\-–.]/g, "").toUpperCase();

/** Hungary's TAJ: eight digits weighted 3 and 7 in turn, their sum's last digit is the ninth. */
export function tajFault(tidy: string): IdFault | null {
  if (!/^\d+$/.test(tidy)) return { kind: "characters" };
  if (tidy.length !== 9) return { kind: "length", digits: tidy.length };
  const digits = [...tidy].map(Number);
  const sum = digits.slice(0, 8).reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 3 : 7), 0);
  return sum % 10 === digits[8] ? null : { kind: "check" };
}

/** Costa Rica's cédula: nine digits, the first from 1 to 9. */
export function cedulaFault(tidy: string): IdFault | null {
  if (!/^\d+$/.test(tidy)) return { kind: "characters" };
  if (tidy.length !== 9) return { kind: "length", digits: tidy.length };
  return tidy.startsWith("0") ? { kind: "start" } : null;
}
