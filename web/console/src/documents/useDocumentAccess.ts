import { msg } from "@lingui/core/macro";
import { api, value } from "@portico/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DocumentChange, StaffDocument } from "../api/types";
import { usePatientPath } from "../record/Record";
import { toast } from "../shell/toasts";

/** Changes a document and has every list that shows it read again. */
export function useDocumentChange(document_id: string) {
  const path = usePatientPath();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...change }: DocumentChange & { version: number }) =>
      value(
        api.PATCH("/api/console/contracts/{organization_id}/patients/{patient_id}/documents/{document_id}", {
          params: { path: { ...path, document_id } },
          body: { version, ...change },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ["patient", path.patient_id] }),
  });
}

export function useDocumentAccess(document: StaffDocument) {
  const changing = useDocumentChange(document.id);
  const turn = (patient_access: boolean) =>
    changing.mutate(
      { version: document.version, patient_access },
      {
        onSuccess: (changed) =>
          toast(patient_access ? msg`The patient can see it now` : msg`Hidden from the patient`, () =>
            changing.mutate({ version: changed.version, patient_access: !patient_access }),
          ),
      },
    );
  return { turn, busy: changing.isPending, failed: changing.isError };
}
