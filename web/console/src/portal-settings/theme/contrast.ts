import { linearOf } from "./oklch";

/** WCAG contrast of two colours written #rrggbb; 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [r, g, b] = linearOf(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** As people type it: with or without #, three digits or six. Undefined when it is no colour. */
export function asColor(typed: string): string | undefined {
  const text = typed.trim().replace(/^#?/, "#").toLowerCase();
  if (/^#[0-9a-f]{3}$/.test(text)) return text.replace(/[0-9a-f]/g, "$&$&");
  return /^#[0-9a-f]{6}$/.test(text) ? text : undefined;
}
