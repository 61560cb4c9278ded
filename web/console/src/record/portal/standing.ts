import type { PortalAccess } from "../../api/types";

/** The first login is the patient's own step and no fault of the record: without any other blocker all is well. */
const OWN_STEP = "NOT_ACTIVATED";

export type Standing = { kind: "blocked"; inTheWay: number } | { kind: "first_login" } | { kind: "in_use" };

export function standingOf(access: Pick<PortalAccess, "blockers" | "activated">): Standing {
  const inTheWay = access.blockers.filter((blocker) => blocker.code !== OWN_STEP).length;
  if (inTheWay > 0) return { kind: "blocked", inTheWay };
  return access.activated ? { kind: "in_use" } : { kind: "first_login" };
}

export const isOwnStep = (blocker: { code: string }) => blocker.code === OWN_STEP;
