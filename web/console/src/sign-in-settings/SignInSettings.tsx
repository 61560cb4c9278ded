import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { settingsQuery, signInQuery } from "../api/queries";
import { SignInForm } from "./SignInForm";

const route = getRouteApi("/inside/contracts/$contract/portal-settings/sign-in");

/** Contracts → a contracting partner → Patient Portal Settings → How patients sign in. */
export function SignInSettings() {
  const { contract } = route.useParams();
  const policy = useSuspenseQuery(signInQuery(contract)).data;
  const settings = useSuspenseQuery(settingsQuery(contract)).data;
  return <SignInForm key={contract} contract={contract} policy={policy} settings={settings} />;
}
