const usual: Record<string, string> = {
  HU: "Europe/Budapest",
  ES: "Europe/Madrid",
  CR: "America/Costa_Rica",
  MX: "America/Mexico_City",
  CO: "America/Bogota",
  AR: "America/Argentina/Buenos_Aires",
  CL: "America/Santiago",
  PE: "America/Lima",
  EC: "America/Guayaquil",
  UY: "America/Montevideo",
  PA: "America/Panama",
  GT: "America/Guatemala",
  DO: "America/Santo_Domingo",
  GB: "Europe/London",
  IE: "Europe/Dublin",
  AT: "Europe/Vienna",
  DE: "Europe/Berlin",
  RO: "Europe/Bucharest",
  SK: "Europe/Bratislava",
  SI: "Europe/Ljubljana",
  HR: "Europe/Zagreb",
  RS: "Europe/Belgrade",
  UA: "Europe/Kyiv",
  PL: "Europe/Warsaw",
  CZ: "Europe/Prague",
  IT: "Europe/Rome",
  FR: "Europe/Paris",
  NL: "Europe/Amsterdam",
  CH: "Europe/Zurich",
};

/** Where most of a country's clinics are; none for countries with several that are equal. */
export const timeZoneOf = (country: string): string | undefined => usual[country];

/** All that the browser knows, ours among them in any case. */
export function timeZones(): string[] {
  const known = Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/"));
  return [...new Set([...known, ...Object.values(usual)])].sort();
}
