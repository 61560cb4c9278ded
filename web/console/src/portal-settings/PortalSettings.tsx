import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { settingsQuery } from "../api/queries";
import { SettingsForm } from "./SettingsForm";

const route = getRouteApi("/inside/contracts/$contract/portal-settings");

/** Contracts → a contracting partner → Patient Portal Settings. */
export function PortalSettings() {
  const { contract } = route.useParams();
  const settings = useSuspenseQuery(settingsQuery(contract)).data;
  return <SettingsForm key={contract} contract={contract} settings={settings} />;
}
