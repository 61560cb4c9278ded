import { api, outcome } from "@portico/shared/api";
import { serverNow } from "@portico/shared/clock";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { whenAnySignedOut } from "../queryClient";
import { opened, sessionQuery, useSession } from "../session/session";
import { CHANNEL, forgetEverybody, useSignOut } from "../session/useSignOut";

const IdleWarning = lazy(() =>
  import("@portico/shared/components/IdleWarning").then((module) => ({ default: module.IdleWarning })),
);

const WARNING = 120_000;
const LONGEST_TIMER = 2_000_000_000;

/**
 * Warns two minutes before the session ends. Work in this or another tab prolongs it on the server, so before warning
 * the server is asked how it stands; asking prolongs nothing.
 */
export function IdleGuard() {
  const client = useQueryClient();
  const session = useSession();
  const signOut = useSignOut();
  const [warning, setWarning] = useState(false);
  const [busy, setBusy] = useState(false);
  const end = Math.min(Date.parse(session.idle_expires_at), Date.parse(session.absolute_expires_at));

  useEffect(() => {
    setWarning(false);
    const ask = async () => {
      const now = await client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
      if (now && Date.parse(now.idle_expires_at) <= end) setWarning(true);
    };
    const wait = Math.max(0, end - serverNow() - WARNING);
    const timer = setTimeout(ask, Math.min(wait, LONGEST_TIMER));
    return () => clearTimeout(timer);
  }, [client, end]);

  useOtherTabs();

  const stay = async () => {
    setBusy(true);
    const answer = await outcome(api.POST("/api/console/session/prolongation", {}));
    setBusy(false);
    if (answer.kind === "done") client.setQueryData(sessionQuery.queryKey, opened(answer.value));
    else if (answer.kind === "signed-out") whenAnySignedOut();
  };
  const ended = useCallback(() => {
    void client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
  }, [client]);

  if (!warning) return null;
  return (
    <Suspense>
      <IdleWarning
        endsAt={new Date(end).toISOString()}
        onStay={stay}
        onSignOut={signOut}
        onEnd={ended}
        busy={busy}
        size="staff"
      />
    </Suspense>
  );
}

/** Signing out in one tab empties the others. */
function useOtherTabs() {
  const router = useRouter();
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => {
      forgetEverybody();
      void router.navigate({ to: "/sign-in", search: { why: "out" } });
    };
    return () => channel.close();
  }, [router]);
}
