/** A tel: address of a number as people write it. */
export const telephone = (phone: string) => `tel:${phone.replace(/[^+\d]/g, "")}`;

/** How the digits after a country's code are grouped, by how many there are. */
const groups: { code: string; of: Record<number, number[]> }[] = [
  { code: "+36", of: { 8: [1, 3, 4], 9: [2, 3, 4] } },
  { code: "+34", of: { 9: [3, 2, 2, 2] } },
  { code: "+506", of: { 8: [4, 4] } },
];

/** A number in international form, grouped for reading: +36 30 123 4567. Numbers of other countries stay as they are. */
export function readablePhone(phone: string): string {
  const country = groups.find(({ code }) => phone.startsWith(code));
  const digits = phone.slice(country?.code.length ?? 0);
  const sizes = /^\d+$/.test(digits) ? country?.of[digits.length] : undefined;
  if (!country || !sizes) return phone;
  const ends = sizes.map((_, at) => sizes.slice(0, at + 1).reduce((sum, size) => sum + size, 0));
  const parts = ends.map((end, at) => digits.slice(at === 0 ? 0 : ends[at - 1], end));
  return [country.code, ...parts].join(" ");
}
