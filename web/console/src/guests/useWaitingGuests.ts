import { useQuery } from "@tanstack/react-query";
import { portalQuery } from "../api/queries";
import type { StaffContract } from "../api/types";
import { may, useSession } from "../session/session";
import { waitingGuestsQuery } from "./queries";

/** How many guests wait for this person; undefined where there is nothing to see: no right, or switched off. */
export function useWaitingGuests(contract: StaffContract | undefined): number | undefined {
  const session = useSession();
  const mayJoin = Boolean(contract && may(session, contract.organization_id, "patients_write"));
  const { data: portal } = useQuery({ ...portalQuery(contract?.suffix ?? ""), enabled: mayJoin });
  const { data } = useQuery({ ...waitingGuestsQuery(contract?.organization_id ?? ""), enabled: mayJoin });
  const waiting = data?.waiting ?? 0;
  const isOn = portal !== undefined && portal.guest_booking !== "off";
  return mayJoin && (isOn || waiting > 0) ? waiting : undefined;
}
