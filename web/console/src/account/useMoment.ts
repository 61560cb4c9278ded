import { dateTimeAt } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { portalQuery } from "../api/queries";
import { useContract } from "../session/contract";

/** Moments in the time zone of the contract one works in; in UTC, and saying so, for who has none. */
export function useMoment() {
  const suffix = useContract()?.suffix ?? "";
  const portal = useQuery({ ...portalQuery(suffix), enabled: suffix !== "" });
  const zone = portal.data?.time_zone;
  return (instant: string) => (zone ? dateTimeAt(instant, zone) : `${dateTimeAt(instant, "UTC")} UTC`);
}
