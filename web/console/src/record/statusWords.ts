import { useLingui } from "@lingui/react/macro";
import type { Encounter } from "../api/types";

export function useEncounterStatusWords(): Record<Encounter["status"], string> {
  const { t } = useLingui();
  return {
    planned: t`Planned`,
    arrived: t`Arrived`,
    triaged: t`Triaged`,
    "in-progress": t`In progress`,
    onleave: t`On leave`,
    finished: t({ message: "Done", context: "visit" }),
    cancelled: t`Cancelled`,
    "entered-in-error": t`Entered in error`,
    unknown: t`Not known`,
  };
}
