import { msg } from "@lingui/core/macro";
import { api, value } from "@portico/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { portalAccessQuery } from "../../api/queries";
import type { InvitationChannel, PortalAccess } from "../../api/types";
import { toast } from "../../shell/toasts";
import { usePatientPath } from "../Record";

export type Inviting = ReturnType<typeof useInviting>;

/** An invitation of one patient; the letter, where it is one, is in its answer and nowhere else. */
export function useInviting() {
  const path = usePatientPath();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (channel: InvitationChannel) =>
      value(
        api.POST("/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access/invitations", {
          params: { path },
          body: { channel },
        }),
      ),
    gcTime: 0,
    onSuccess: ({ access }, channel) => {
      client.setQueryData(portalAccessQuery(path).queryKey, access);
      void client.invalidateQueries({ queryKey: ["patients"] });
      void client.invalidateQueries({ queryKey: ["patient", path.patient_id, "messages"] });
      void client.invalidateQueries({ queryKey: ["patient", path.patient_id], exact: true });
      if (channel !== "letter") toast(msg`The invitation is on its way`);
    },
  });
}

/** How to invite now: as the last time, unless that did not arrive; else the first way that is open. */
export function nextChannel({
  invitable,
  invitations,
}: Pick<PortalAccess, "invitable" | "invitations">): InvitationChannel | undefined {
  const last = invitations[0];
  if (last && last.state !== "failed" && invitable.includes(last.channel)) return last.channel;
  return invitable.find((channel) => !(last?.state === "failed" && channel === last.channel)) ?? invitable[0];
}
