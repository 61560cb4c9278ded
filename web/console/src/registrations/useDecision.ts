import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { api, type Outcome, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Approval, Approved } from "../api/types";
import { whenAnySignedOut } from "../queryClient";
import { toast } from "../shell/toasts";
import { registrationsKey } from "./queries";

/** Approving and declining; all lists and the count are read again after each. */
export function useDecision(organization_id: string, registration_id: string) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [busy, setBusy] = useState<"approve" | "decline">();
  const [fault, setFault] = useState<{ text: string; attempt: number }>();
  const path = { params: { path: { organization_id, registration_id } } };

  async function decide<T>(what: "approve" | "decline", call: () => Promise<Outcome<T>>) {
    setBusy(what);
    const answer = await call();
    setBusy(undefined);
    if (answer.kind === "signed-out") return void whenAnySignedOut();
    if (answer.kind === "done") {
      setFault(undefined);
      await client.invalidateQueries({ queryKey: registrationsKey(organization_id) });
      return answer.value;
    }
    const text =
      answer.kind === "offline"
        ? t`The server cannot be reached. Please try again.`
        : (answer.problem.errors[0]?.detail ?? answer.problem.detail);
    setFault((before) => ({ text, attempt: (before?.attempt ?? 0) + 1 }));
    const { code } = answer.kind === "refused" ? answer.problem : { code: "" };
    if (code === "REGISTRATION_DECIDED" || code === "SIMILAR_PATIENT")
      await client.invalidateQueries({ queryKey: registrationsKey(organization_id) });
    return undefined;
  }

  return {
    busy,
    fault,
    approve: (body: Approval): Promise<Approved | undefined> =>
      decide("approve", async () => {
        const answer = await outcome(
          api.POST("/api/console/contracts/{organization_id}/registrations/{registration_id}/approval", {
            ...path,
            body,
          }),
        );
        if (answer.kind === "done") {
          void client.invalidateQueries({ queryKey: ["patients"] });
          void client.invalidateQueries({ queryKey: ["patient", answer.value.patient_id] });
        }
        return answer;
      }),
    decline: async () => {
      const declined = await decide("decline", () =>
        outcome(
          api.POST("/api/console/contracts/{organization_id}/registrations/{registration_id}/refusal", path),
        ),
      );
      if (declined) toast(declined.told ? msg`Declined; told by e-mail` : msg`Declined`);
      return declined;
    },
  };
}
