import { api, outcome } from "@portico/shared/api";
import { useRouter } from "@tanstack/react-router";
import { keepSearch } from "../patients/searchText";
import { forgetPatients } from "../patients/walk";
import { forget } from "../queryClient";

/** Ends the session on the server, here, and in the other tabs of this browser. */
export function useSignOut() {
  const router = useRouter();
  return async () => {
    await outcome(api.DELETE("/api/console/session", {}));
    forgetEverybody();
    new BroadcastChannel(CHANNEL).postMessage("out");
    await router.navigate({ to: "/sign-in", search: { why: "out" } });
  };
}

export const CHANNEL = "portico.console.session";

export function forgetEverybody() {
  forget();
  forgetPatients();
  keepSearch("", "");
}
