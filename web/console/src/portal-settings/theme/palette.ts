import { contrast } from "./contrast";
import { type Oklch, toColor, toOklch } from "./oklch";

/** The roles that the preview shows. The server computes these and the rest when the colour is saved. */
export interface Palette {
  page: string;
  surface: string;
  brand: string;
  on_brand: string;
  link: string;
  text: string;
  muted: string;
  line: string;
  field_line: string;
}

const FOR_TEXT = 4.5;
const FOR_LINES = 3;
const WHITE = "#ffffff";
const MEASURED_CHROMA = 0.0861;

const standsOut = (color: string, grounds: string[], ratio: number) =>
  grounds.every((ground) => contrast(color, ground) >= ratio);

/** The colour of the same hue, nearest in lightness, that can be read on all grounds. */
function nearest(wanted: Oklch, grounds: string[], ratio: number): string {
  for (let distance = 0; distance <= 1; distance += 0.002)
    for (const lightness of [wanted.lightness - distance, wanted.lightness + distance]) {
      if (lightness < 0 || lightness > 1) continue;
      const color = toColor({ ...wanted, lightness });
      if (standsOut(color, grounds, ratio)) return color;
    }
  return contrast(WHITE, grounds[0] ?? WHITE) >= ratio ? WHITE : "#000000";
}

/** The colour as a fill and the words on it: white where it can be read, else nearly black; else the fill gives way. */
function filled(wanted: Oklch, darkText: string): { ground: string; text: string } {
  const asIs = toColor(wanted);
  if (contrast(WHITE, asIs) >= FOR_TEXT) return { ground: asIs, text: WHITE };
  if (contrast(darkText, asIs) >= FOR_TEXT) return { ground: asIs, text: darkText };
  const forWhite = nearest(wanted, [WHITE], FOR_TEXT);
  const forDark = nearest(wanted, [darkText], FOR_TEXT);
  const moved = (color: string) => Math.abs(toOklch(color).lightness - wanted.lightness);
  return moved(forWhite) <= moved(forDark)
    ? { ground: forWhite, text: WHITE }
    : { ground: forDark, text: darkText };
}

export function paletteOf(primary: string, scheme: "light" | "dark"): Palette {
  const brand = toOklch(primary);
  const tinge = Math.min(1, brand.chroma / MEASURED_CHROMA);
  const neutral = (lightness: number, chroma: number): Oklch => ({
    lightness,
    chroma: chroma * tinge,
    hue: brand.hue,
  });
  const tinged = (lightness: number, chroma: number) => toColor(neutral(lightness, chroma));
  return scheme === "light" ? light(brand, neutral, tinged) : dark(brand, neutral, tinged);
}

type Neutral = (lightness: number, chroma: number) => Oklch;
type Tinged = (lightness: number, chroma: number) => string;

function light(brand: Oklch, neutral: Neutral, tinged: Tinged): Palette {
  const page = tinged(0.9781, 0.0055);
  const grounds = [page, WHITE, tinged(0.9548, 0.0296), tinged(0.9601, 0.0055)];
  const text = nearest(neutral(0.2181, 0.0119), grounds, FOR_TEXT);
  const fill = filled(brand, text);
  return {
    page,
    surface: WHITE,
    brand: fill.ground,
    on_brand: fill.text,
    link: nearest(brand, grounds, FOR_TEXT),
    text,
    muted: nearest(neutral(0.501, 0.0127), grounds, FOR_TEXT),
    line: tinged(0.9155, 0.0087),
    field_line: nearest(neutral(0.6504, 0.0131), [page, WHITE], FOR_LINES),
  };
}

function dark(brand: Oklch, neutral: Neutral, tinged: Tinged): Palette {
  const page = tinged(0.1718, 0.0081);
  const surface = tinged(0.2156, 0.0092);
  const grounds = [page, surface, tinged(0.2887, 0.0442), tinged(0.193, 0.0086)];
  const bright = { ...brand, lightness: Math.max(0.7002, brand.lightness) };
  const fill = filled(bright, page);
  return {
    page,
    surface,
    brand: fill.ground,
    on_brand: fill.text,
    link: nearest(bright, grounds, FOR_TEXT),
    text: nearest(neutral(0.9503, 0.0065), grounds, FOR_TEXT),
    muted: nearest(neutral(0.749, 0.0113), grounds, FOR_TEXT),
    line: tinged(0.3132, 0.0111),
    field_line: nearest(neutral(0.5502, 0.0122), [page, surface], FOR_LINES),
  };
}
