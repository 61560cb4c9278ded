import { api, Unsuccessful, value } from "@portico/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { portalAccessQuery } from "../../api/queries";
import { usePatientPath } from "../Record";

/** The manual switch of one patient. */
export function useAccessSwitch() {
  const path = usePatientPath();
  const client = useQueryClient();
  const turning = useMutation({
    mutationFn: (enabled: boolean) =>
      value(
        api.PATCH("/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access", {
          params: { path },
          body: { enabled },
        }),
      ),
    onSuccess: (access) => {
      client.setQueryData(portalAccessQuery(path).queryKey, access);
      void client.invalidateQueries({ queryKey: ["patients"] });
      void client.invalidateQueries({ queryKey: ["patient", path.patient_id], exact: true });
    },
  });
  const error = turning.error instanceof Unsuccessful ? turning.error : undefined;
  return { busy: turning.isPending, error, turn: (enabled: boolean) => turning.mutate(enabled) };
}
