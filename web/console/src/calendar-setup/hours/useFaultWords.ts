import { useLingui } from "@lingui/react/macro";
import type { LineFault } from "./lines";

/** What is wrong, and what to type instead. */
export function useFaultWords(): Record<LineFault["kind"], string> {
  const { t } = useLingui();
  return {
    clock: t`Enter a time in steps of five minutes, like 08:00`,
    order: t`The end has to come after the beginning`,
    days: t`The last day has to come after the first`,
  };
}
