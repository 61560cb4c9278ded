/** Colours as #rrggbb and in OKLCH, by the same formulas as the server's, so that a preview shows what saving will give. */
export interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
}

type Linear = [red: number, green: number, blue: number];

const toLinear = (channel: number) => {
  const v = channel / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
};

const toChannel = (linear: number) => {
  const v = Math.min(1, Math.max(0, linear));
  return Math.round((v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055) * 255);
};

export const linearOf = (color: string): Linear => {
  const read = (at: number) => toLinear(Number.parseInt(color.slice(at, at + 2), 16));
  return [read(1), read(3), read(5)];
};

const degree = Math.PI / 180;

export function toOklch(color: string): Oklch {
  const [r, g, b] = linearOf(color);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const hue = Math.atan2(blueYellow, greenRed) / degree;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(greenRed, blueYellow),
    hue: hue < 0 ? hue + 360 : hue,
  };
}

function linear({ lightness, chroma, hue }: Oklch): Linear {
  const a = chroma * Math.cos(hue * degree);
  const b = chroma * Math.sin(hue * degree);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const slack = 1e-6;
const showable = (color: Oklch) => linear(color).every((v) => v >= -slack && v <= 1 + slack);

/** The colour on screen; what no screen can show loses chroma until one can. */
export function toColor(wanted: Oklch): string {
  let low = 0;
  let high = wanted.chroma;
  if (showable(wanted)) low = wanted.chroma;
  else
    for (let step = 0; step < 20; step += 1) {
      const middle = (low + high) / 2;
      if (showable({ ...wanted, chroma: middle })) low = middle;
      else high = middle;
    }
  const channels = linear({ ...wanted, chroma: low }).map(toChannel);
  return `#${channels.map((one) => one.toString(16).padStart(2, "0")).join("")}`;
}
