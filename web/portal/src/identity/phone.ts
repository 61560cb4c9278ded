/** Mobile numbers as people type them, by the country of the clinic. */
const countries: Record<string, { example: string; trunk?: { prefix: string; code: string } }> = {
  HU: { example: "+36 30 123 4567", trunk: { prefix: "06", code: "+36" } },
  ES: { example: "+34 612 34 56 78" },
  CR: { example: "+506 8312 3456" },
};

export const phoneExample = (country: string) => countries[country]?.example ?? "+36 30 123 4567";

/** Without spaces and marks; 00 and the country's own trunk prefix become the country code. */
export function tidyPhone(typed: string, country: string): string {
  const bare = typed.replace(/[\s().\-–/]/g, "");
  if (bare.startsWith("00")) return `+${bare.slice(2)}`;
  const trunk = countries[country]?.trunk;
  if (trunk && bare.startsWith(trunk.prefix)) return trunk.code + bare.slice(trunk.prefix.length);
  return bare;
}

/** Whether it has the form of an international number; the server knows each country's numbers. */
export const looksLikePhone = (tidy: string) => /^\+[1-9]\d{7,14}$/.test(tidy);
