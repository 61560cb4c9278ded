/** What a name looks like as the end of an address: Rózsadomb Medical → rozsadomb-medical. */
export function suffixOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
}

export type SuffixFault = "short" | "long" | "letters" | "hyphen";

/** The rules that need no server, so that they can be told while typing. Taken and reserved ones it alone knows. */
export function suffixFault(suffix: string): SuffixFault | undefined {
  if (/[^a-z0-9-]/.test(suffix)) return "letters";
  if (suffix.length < 3) return "short";
  if (suffix.length > 40) return "long";
  if (/^-|-$/.test(suffix)) return "hyphen";
  return undefined;
}

/** The whole address with another end. */
export function addressWith(portalUrl: string, suffix: string): string {
  return portalUrl.replace(/\/p\/[^/]*\/?$/, `/p/${suffix}/`);
}
