import { Unsuccessful, worthRetrying } from "@portico/shared/api";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

/** Called when any answer says that there is no session; the router leads to the sign-in page. */
let onSignedOut = () => {};
export const whenSignedOut = (then: () => void) => {
  onSignedOut = then;
};

/** For answers that came outside of TanStack Query. */
export const whenAnySignedOut = () => onSignedOut();

const watch = (error: Error) => {
  if (error instanceof Unsuccessful && error.outcome.kind === "signed-out") onSignedOut();
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: false },
  },
});

/** Forgets everything read in a session: nobody who sits down next finds a name. */
export function forget() {
  queryClient.clear();
}
