import type { Outcome } from "@portico/shared/api";
import { useEffect, useRef, useState } from "react";
import type { CodeDelivery, CodeStep } from "../clinic/types.ts";
import { codeOf, isOver, pauseAfter } from "./delivery.ts";

export type AskDelivery = () => Promise<Outcome<CodeDelivery>>;

/**
 * Where the code of this step is on its way; undefined while that is not known. Looks ever more rarely, not at all while
 * nobody looks at the page, and ends when nothing more can come. Looking prolongs nothing at the server.
 */
export function useDelivery(step: CodeStep, ask?: AskDelivery): CodeDelivery["state"] | undefined {
  const [seen, setSeen] = useState<{ code: string; state: CodeDelivery["state"] }>();
  const asking = useRef(ask);
  asking.current = ask;
  const code = codeOf(step);
  const asked = Boolean(ask) && step.method !== "totp";

  useEffect(() => {
    if (!asked) return;
    let looks = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let over = false;
    const wait = () => {
      clearTimeout(timer);
      const pause = pauseAfter(looks);
      if (gone || over || document.hidden || pause === undefined) return;
      timer = setTimeout(() => void look(), pause);
    };
    const look = async () => {
      looks += 1;
      const result = await asking.current?.();
      if (gone || !result) return;
      if (result.kind === "done") {
        setSeen({ code, state: result.value.state });
        over = isOver(result.value.state);
      }
      over ||= result.kind === "refused" || result.kind === "signed-out";
      wait();
    };
    wait();
    document.addEventListener("visibilitychange", wait);
    return () => {
      gone = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wait);
    };
  }, [code, asked]);

  return seen?.code === code ? seen.state : undefined;
}
