import type { Outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useClinic } from "../clinic/ClinicContext.ts";
import { useAttempt } from "../forms/useAttempt.ts";
import { sessionQuery } from "../session/session.ts";
import { familyQuery } from "./family.ts";

/** One call that changes who acts for whom; afterwards the page and the list of people at the top are read anew. */
export function useFamilyChange() {
  const client = useQueryClient();
  const { suffix } = useClinic();
  const attempt = useAttempt();

  async function change<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const result = await attempt.attempt<T>(call);
    const isGone = result.kind === "refused" && result.problem.status === 404;
    if (result.kind === "done" || isGone) {
      await Promise.all([
        client.invalidateQueries({ queryKey: familyQuery(suffix).queryKey }),
        client.invalidateQueries({ queryKey: sessionQuery(suffix).queryKey }),
      ]);
    }
    return result;
  }

  return { ...attempt, change };
}
