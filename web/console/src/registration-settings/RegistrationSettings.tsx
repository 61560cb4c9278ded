import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { registrationPolicyQuery, settingsQuery } from "../api/queries";
import { RegistrationForm } from "./RegistrationForm";

const route = getRouteApi("/inside/contracts/$contract/portal-settings/registration");

/** Contracts → a contracting partner → Patient Portal Settings → Registration. */
export function RegistrationSettings() {
  const { contract } = route.useParams();
  const policy = useSuspenseQuery(registrationPolicyQuery(contract)).data;
  const settings = useSuspenseQuery(settingsQuery(contract)).data;
  return <RegistrationForm key={contract} contract={contract} policy={policy} settings={settings} />;
}
