/** Which entry the address belongs to: settings stand below Contracts, records below the database. */
export function entryOf(pathname: string): string | undefined {
  if (/^\/contracts\/[^/]+\/calendar(\/|$)/.test(pathname)) return "calendar";
  if (/^\/contracts\/[^/]+\/patient-lists/.test(pathname)) return "lists";
  if (/^\/contracts\/[^/]+\/patients/.test(pathname)) return "database";
  if (/^\/contracts\/[^/]+\/registrations/.test(pathname)) return "registrations";
  if (/^\/contracts\/[^/]+\/guests/.test(pathname)) return "guests";
  if (/^\/contracts\/[^/]+\/waiting-list/.test(pathname)) return "waiting-list";
  if (/^\/contracts\/[^/]+\/invitations/.test(pathname)) return "invitations";
  if (/^\/contracts\/[^/]+\/calendar-setup/.test(pathname)) return "calendar-setup";
  if (/^\/contracts\/[^/]+\/staff/.test(pathname)) return "staff";
  if (/^\/contracts\/[^/]+\/audit/.test(pathname)) return "audit";
  if (/^\/contracts/.test(pathname)) return "contracts";
  if (pathname === "/help") return "help";
  return undefined;
}
