/** WCAG contrast of two sRGB colours written #rrggbb; 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

export const isColor = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** As people type it: with or without #, three digits or six. Undefined when it is no colour. */
export function asColor(typed: string): string | undefined {
  const text = typed.trim().replace(/^#?/, "#").toLowerCase();
  if (/^#[0-9a-f]{3}$/.test(text)) return text.replace(/[0-9a-f]/g, "$&$&");
  return isColor(text) ? text : undefined;
}

function channels(color: string): [number, number, number] {
  const read = (at: number) => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return [read(1), read(3), read(5)];
}

function luminance(color: string): number {
  const [r, g, b] = channels(color).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The colour itself when white lettering on it is readable, or else the nearest darker one. For the preview only. */
export function readable(color: string): string {
  let shown = color;
  for (let part = 0.98; contrast(shown, "#ffffff") < 4.5 && part > 0; part -= 0.02)
    shown = darker(color, part);
  return shown;
}

function darker(color: string, part: number): string {
  const hex = (value: number) =>
    Math.round(value * part * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${channels(color).map(hex).join("")}`;
}
