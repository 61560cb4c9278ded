import { api, outcome } from "@portico/shared/api";
import { useCallback, useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { LinkedOffer } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";

/** The offer of a message's link, and the answers to it. Looking changes nothing. */
export function useLinkedOffer() {
  const { suffix } = useClinic();
  const [token] = useState(() => location.hash.slice(1));
  const [offer, setOffer] = useState<LinkedOffer>();
  const [stopped, setStopped] = useState(false);
  const looking = useAttempt();
  const accepting = useAttempt();
  const declining = useAttempt();
  const path = { suffix };

  const { attempt } = looking;
  const look = useCallback(async () => {
    const result = await attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/offer", { params: { path: { suffix } }, body: { token } })),
    );
    if (result.kind === "done") setOffer(result.value);
  }, [attempt, suffix, token]);

  async function accept() {
    declining.clear();
    const result = await accepting.attempt(() =>
      outcome(api.POST("/api/portal/{suffix}/offer/acceptance", { params: { path }, body: { token } })),
    );
    if (result.kind === "done") setOffer(result.value);
    // It stands otherwise than this page had it.
    if (result.kind === "refused") await look();
  }

  async function decline(stop_waiting: boolean) {
    accepting.clear();
    const result = await declining.attempt(() =>
      outcome(
        api.POST("/api/portal/{suffix}/offer/refusal", { params: { path }, body: { token, stop_waiting } }),
      ),
    );
    if (result.kind === "done") {
      setOffer(result.value);
      setStopped(stop_waiting);
    }
    if (result.kind === "refused") await look();
  }

  return {
    token,
    offer,
    stopped,
    look: useCallback(() => void look(), [look]),
    again: () => void look(),
    accept: () => void accept(),
    decline: (stop: boolean) => void decline(stop),
    accepting: accepting.busy,
    declining: declining.busy,
    refused: accepting.refused ?? declining.refused ?? looking.refused,
    offline: accepting.offline ?? declining.offline ?? looking.offline,
  };
}

export type Answering = ReturnType<typeof useLinkedOffer>;
