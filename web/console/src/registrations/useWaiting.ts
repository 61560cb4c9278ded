import { useQuery } from "@tanstack/react-query";
import { portalQuery } from "../api/queries";
import type { StaffContract } from "../api/types";
import { may, useSession } from "../session/session";
import { waitingQuery } from "./queries";

/** How many registrations wait for this person; undefined where there is nothing to see: no right, or switched off. */
export function useWaiting(contract: StaffContract | undefined): number | undefined {
  const session = useSession();
  const mayDecide = Boolean(contract && may(session, contract.organization_id, "access_manage"));
  const { data: portal } = useQuery({ ...portalQuery(contract?.suffix ?? ""), enabled: mayDecide });
  const { data } = useQuery({ ...waitingQuery(contract?.organization_id ?? ""), enabled: mayDecide });
  const waiting = data?.waiting ?? 0;
  const isOn = portal !== undefined && portal.registration.mode !== "off";
  return mayDecide && (isOn || waiting > 0) ? waiting : undefined;
}
