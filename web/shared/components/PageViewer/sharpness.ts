/** The widths in which the server draws pages. */
const WIDTHS = [480, 960, 1440, 1920] as const;
const WIDEST = 1920;

/** Past twice, more dots to the pixel are bytes that nobody sees. */
const DENSEST = 2;
/** A page may be drawn a little larger than it was made before it looks soft. */
const SOFT = 0.85;

/** The width to ask for, so that a page that stands `cssWidth` wide at `zoom` percent is sharp. */
export function widthFor(cssWidth: number, zoom: number, density: number): number {
  const wanted = ((cssWidth * zoom) / 100) * Math.min(Math.max(density, 1), DENSEST) * SOFT;
  return WIDTHS.find((width) => width >= wanted) ?? WIDEST;
}
