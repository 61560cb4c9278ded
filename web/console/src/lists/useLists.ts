import { api, type Outcome, outcome } from "@portico/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ListedRow, PatientList } from "../api/types";
import { listQuery, listsQuery } from "./queries";

const list = "/api/console/contracts/{organization_id}/patient-lists/{list_id}";

/** A workbook is turned into a table here, since the server reads text alone. */
async function tableOf(file: File): Promise<Blob> {
  if (!/\.xlsx$/i.test(file.name)) return file;
  const { csvOfWorkbook } = await import("../spreadsheet/workbook");
  return new Blob([csvOfWorkbook(new Uint8Array(await file.arrayBuffer()))], { type: "text/csv" });
}

export function useUploadList(organization_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const table = await tableOf(file);
      return outcome(
        api.POST("/api/console/contracts/{organization_id}/patient-lists", {
          params: { path: { organization_id } },
          body: table,
          bodySerializer: (body) => body as Blob,
          headers: {
            "Content-Type": "text/csv",
            "X-Filename": encodeURIComponent(file.name.normalize("NFC")),
          },
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: listsQuery(organization_id).queryKey }),
  });
}

/** What can be done with a list; each answers with where it stands then. */
export function useListActs(organization_id: string, list_id: string) {
  const client = useQueryClient();
  const params = { path: { organization_id, list_id } };
  const { queryKey } = listQuery(organization_id, list_id);
  const kept = (answer: Outcome<PatientList>) => {
    if (answer.kind === "done") {
      client.setQueryData(queryKey, answer.value);
      client.removeQueries({ queryKey: [...queryKey, "rows"] });
    } else if (answer.kind === "refused" && answer.problem.code === "ROSTER_STATE") {
      void client.invalidateQueries({ queryKey });
    }
    return answer;
  };
  return {
    chooseColumns: async (fields: string[]) =>
      kept(await outcome(api.PUT(`${list}/columns`, { params, body: { fields } }))),
    take: async () => kept(await outcome(api.POST(`${list}/import`, { params }))),
    undo: async () => kept(await outcome(api.POST(`${list}/undo`, { params }))),
    remove: async () => {
      const answer = await outcome(api.DELETE(list, { params }));
      if (answer.kind === "done") {
        client.removeQueries({ queryKey });
        await client.invalidateQueries({ queryKey: listsQuery(organization_id).queryKey });
      }
      return answer;
    },
    chooseAll: async (verdict: ListedRow["verdict"], wanted: boolean) => {
      const answer = await outcome(api.POST(`${list}/choices`, { params, body: { verdict, wanted } }));
      if (answer.kind === "done") client.setQueryData(queryKey, answer.value);
      await client.invalidateQueries({ queryKey: [...queryKey, "rows"] });
      return answer;
    },
    chooseRow: async (number: number, wanted: boolean) => {
      const answer = await outcome(
        api.PUT(`${list}/rows/{number}`, {
          params: { path: { organization_id, list_id, number: String(number) } },
          body: { wanted },
        }),
      );
      await client.invalidateQueries({ queryKey });
      return answer;
    },
  };
}
