import { api, onSignedOut, outcome } from "@portico/shared/api";
import { serverNow } from "@portico/shared/clock";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Session } from "../clinic/types.ts";
import { hearTabs, tellTabs } from "./channel.ts";
import { sessionQuery } from "./session.ts";
import { useSessionEnded, useSignOut } from "./useSignOut.ts";

const IdleWarning = lazy(() =>
  import("@portico/shared/components/IdleWarning").then(({ IdleWarning }) => ({ default: IdleWarning })),
);

const WARNING_MS = 2 * 60_000;
const POLL_MS = 60_000;

/** When the session ends unless something is done. */
const endOf = ({ idle_expires_at, absolute_expires_at }: Session) =>
  Date.parse(idle_expires_at) < Date.parse(absolute_expires_at) ? idle_expires_at : absolute_expires_at;

/**
 * Watches how long the session lasts: asks the server without prolonging, warns two minutes before the end, hears what
 * other tabs did, and leaves when it is over.
 */
export function SessionWatch({ session }: { session: Session }) {
  const client = useQueryClient();
  const { suffix } = useClinic();
  const signOut = useSignOut();
  const ended = useSessionEnded();
  const [warned, setWarned] = useState(false);
  const [busy, setBusy] = useState(false);
  const end = endOf(session);

  const look = useCallback(async () => {
    const now = await client.fetchQuery({ ...sessionQuery(suffix), staleTime: 0 }).catch(() => undefined);
    if (now === null) ended("idle");
    else if (now) setWarned(Date.parse(endOf(now)) - serverNow() <= WARNING_MS);
  }, [client, suffix, ended]);

  useEffect(() => {
    const untilWarning = Date.parse(end) - WARNING_MS - serverNow();
    const timers = [setInterval(look, POLL_MS), setTimeout(look, Math.max(untilWarning, 1000))];
    const awake = () => document.visibilityState === "visible" && void look();
    document.addEventListener("visibilitychange", awake);
    return () => {
      for (const timer of timers) clearTimeout(timer);
      document.removeEventListener("visibilitychange", awake);
    };
  }, [end, look]);

  useEffect(() => onSignedOut(() => ended("idle")), [ended]);

  useEffect(
    () =>
      hearTabs(suffix, (news) => {
        if (news === "signed-out") ended("elsewhere");
        else void look();
      }),
    [suffix, ended, look],
  );

  async function stay() {
    setBusy(true);
    const result = await outcome(
      api.POST("/api/portal/{suffix}/session/prolongation", { params: { path: { suffix } } }),
    );
    setBusy(false);
    if (result.kind !== "done") return;
    client.setQueryData(sessionQuery(suffix).queryKey, result.value);
    setWarned(false);
    tellTabs(suffix, "prolonged");
  }

  if (!warned) return null;
  return (
    <Suspense>
      <IdleWarning endsAt={end} busy={busy} onStay={stay} onSignOut={() => void signOut()} onEnd={look} />
    </Suspense>
  );
}
