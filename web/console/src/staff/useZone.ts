import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { contractsQuery, portalQuery } from "../api/queries";
import { useSession } from "../session/session";

/** The contract's time zone, also for a platform administrator, who has no role in it. UTC until it is known. */
export function useZone(): string {
  const { contract } = useParams({ from: "/inside/contracts/$contract/staff" });
  const session = useSession();
  const own = session.contracts.find((one) => one.organization_id === contract);
  const all = useQuery({ ...contractsQuery(), enabled: !own });
  const suffix = own?.suffix ?? all.data?.items.find((one) => one.organization_id === contract)?.suffix ?? "";
  const portal = useQuery({ ...portalQuery(suffix), enabled: suffix !== "" });
  return portal.data?.time_zone ?? "UTC";
}
