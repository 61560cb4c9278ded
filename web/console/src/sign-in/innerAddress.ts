const BASE = "/console";

/** Where to go after the sign-in: only ever a page of this app, whatever stands in the address. */
export function innerAddress(next: string | undefined): string {
  if (!next) return `${BASE}/`;
  const path = next.startsWith(BASE) ? next : `${BASE}${next}`;
  const resolved = new URL(path, "https://console.invalid");
  const inside = resolved.host === "console.invalid" && resolved.pathname.startsWith(`${BASE}/`);
  if (!inside || resolved.pathname.startsWith(`${BASE}/sign-in`)) return `${BASE}/`;
  return resolved.pathname + resolved.search;
}
