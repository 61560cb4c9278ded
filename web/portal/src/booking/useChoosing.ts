import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { Slot } from "../clinic/types.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { go } from "../routing/navigation.ts";
import { pageAt } from "../routing/pageTable.ts";
import { usePlace } from "../routing/place.ts";
import { type Clash, clashOf, hold } from "./holding.ts";

/** Has a time kept and goes on to the last step; or tells that somebody was quicker. */
export function useChoosing() {
  const { suffix } = useClinic();
  const pages = usePages();
  const client = useQueryClient();
  const { filters } = usePlace();
  const attempt = useAttempt();
  const [clash, setClash] = useState<Clash>();
  const [waitingFor, setWaitingFor] = useState<string>();

  async function choose(slot: Slot) {
    if (attempt.busy) return;
    setWaitingFor(slot.start);
    void pageAt("booking/details")?.load();
    const result = await attempt.attempt(() => hold(suffix, slot));
    setWaitingFor(undefined);
    if (result.kind === "done") {
      void client.invalidateQueries({ queryKey: ["slots"] });
      return go(pages.bookingDetails({ change: filters.get("change") ?? undefined }));
    }
    if (result.kind !== "refused") return;
    setClash(clashOf(result.problem, slot));
    void client.invalidateQueries({ queryKey: ["slots"] });
  }

  return {
    choose,
    clash,
    waitingFor,
    busy: attempt.busy,
    offline: attempt.offline,
    problem: clash ? undefined : attempt.refused,
  };
}
