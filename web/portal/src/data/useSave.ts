import type { paths } from "@portico/shared/api";
import { api, type Outcome, outcome } from "@portico/shared/api";
import { serverNow } from "@portico/shared/clock";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Patient } from "../clinic/types.ts";
import { patientQuery } from "./patient.ts";

type Body =
  paths["/api/portal/{suffix}/patients/{patient_id}"]["patch"]["requestBody"]["content"]["application/json"];
export type Change = Omit<Body, "version">;

/** Saves a change of the record and can take the last one back. */
export function useSave(patient: Patient) {
  const client = useQueryClient();
  const { suffix } = useClinic();
  const path = { suffix, patient_id: patient.id };
  const { queryKey } = patientQuery(path);
  const [saved, setSaved] = useState<{ at: Date; before: Change }>();
  const [busy, setBusy] = useState(false);

  async function write(change: Change): Promise<Outcome<Patient>> {
    setBusy(true);
    const result = await outcome(
      api.PATCH("/api/portal/{suffix}/patients/{patient_id}", {
        params: { path },
        body: { version: client.getQueryData(queryKey)?.version ?? patient.version, ...change },
      }),
    );
    setBusy(false);
    if (result.kind === "done") {
      client.setQueryData(queryKey, result.value.patient);
      return { kind: "done", value: result.value.patient };
    }
    if (result.kind === "refused" && result.problem.code === "VERSION_CHANGED")
      await client.invalidateQueries({ queryKey });
    return result;
  }

  return {
    saved,
    busy,
    forget: () => setSaved(undefined),
    async send(change: Change, before: Change) {
      const result = await write(change);
      if (result.kind === "done") setSaved({ at: new Date(serverNow()), before });
      return result;
    },
    async undo() {
      if (!saved) return;
      const result = await write(saved.before);
      if (result.kind === "done") setSaved(undefined);
    },
  };
}
