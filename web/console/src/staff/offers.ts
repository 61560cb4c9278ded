import type { Member } from "../api/types";

export type Act = "change" | "reset" | "sendLink" | "deactivate" | "restore";

/** What may be done with this person, and nothing that the server would refuse. */
export function offersFor({ status, is_self, is_own }: Pick<Member, "status" | "is_self" | "is_own">): Act[] {
  if (is_self) return ["change"];
  if (status === "deactivated") return ["change", "restore"];
  const link: Act = status === "active" ? "reset" : "sendLink";
  return ["change", ...(is_own ? [link] : []), "deactivate"];
}
