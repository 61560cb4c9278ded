import type { PatientRow } from "../api/types";

/** What the list shows and in which order. Impersonal, so the address keeps it. */
const states = ["active", "not_activated", "no_access"] as const satisfies PatientRow["portal"][];
export const orders = ["name", "-name", "-created_at"] as const;
export type Order = (typeof orders)[number];

export interface Browsing {
  portal?: PatientRow["portal"];
  /** Only those who may be recorded twice. */
  double?: true;
  sort?: Exclude<Order, "name">;
}

/** Reads an address; what it does not know is left out. */
export function browsingOf(search: Record<string, unknown>): Browsing {
  const portal = states.find((state) => state === search.portal);
  const sort = orders.find((order) => order === search.sort);
  return {
    ...(portal ? { portal } : {}),
    ...(search.double === true ? { double: true as const } : {}),
    ...(sort && sort !== "name" ? { sort } : {}),
  };
}

/** The same choice among patients that a search found: those are few and all here. */
export function browse(patients: PatientRow[], { portal, double, sort }: Browsing): PatientRow[] {
  const kept = patients.filter(
    (one) => (!portal || one.portal === portal) && (!double || one.duplicate_suspect),
  );
  if (sort === "-name") return kept.reverse();
  // Ids begin with the moment in which they were made.
  if (sort === "-created_at") return kept.sort((one, other) => (one.id < other.id ? 1 : -1));
  return kept;
}
