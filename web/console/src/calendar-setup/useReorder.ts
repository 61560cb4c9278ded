import { api, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Failed } from "../forms/Failure";
import { moved } from "./order";
import { servicesQuery } from "./queries";
import type { Service } from "./types";

/** Moves a service up or down in the list that patients see, too. */
export function useReorder(contract: string, services: Service[]) {
  const client = useQueryClient();
  const [failed, setFailed] = useState<Failed>();
  const [busy, setBusy] = useState(false);
  const move = async (id: string, by: -1 | 1) => {
    if (busy) return;
    setBusy(true);
    setFailed(undefined);
    for (const { id: service_id, ...body } of moved(services, id, by)) {
      const answer = await outcome(
        api.PUT("/api/console/contracts/{organization_id}/services/{service_id}", {
          params: { path: { organization_id: contract, service_id } },
          body,
        }),
      );
      if (answer.kind !== "done") {
        setFailed({ outcome: answer, attempt: (failed?.attempt ?? 0) + 1 });
        break;
      }
    }
    await client.invalidateQueries({ queryKey: servicesQuery(contract).queryKey });
    setBusy(false);
  };
  return { move, failed };
}
