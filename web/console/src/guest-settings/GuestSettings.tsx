import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { guestPolicyQuery, settingsQuery } from "../api/queries";
import { GuestForm } from "./GuestForm";

const route = getRouteApi("/inside/contracts/$contract/portal-settings/guests");

/** Contracts → a contracting partner → Patient Portal Settings → Booking without an account. */
export function GuestSettings() {
  const { contract } = route.useParams();
  const policy = useSuspenseQuery(guestPolicyQuery(contract)).data;
  const settings = useSuspenseQuery(settingsQuery(contract)).data;
  return <GuestForm key={contract} contract={contract} policy={policy} settings={settings} />;
}
