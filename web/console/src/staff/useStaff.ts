import { api, type Outcome, outcome } from "@portico/shared/api";
import { useQueryClient } from "@tanstack/react-query";
import type { Member, MemberChange, NewMember } from "../api/types";
import type { Freshly } from "../step-up/useFreshly";
import { staffQuery } from "./queries";

/** The calls that change a contract's staff; the list is read again after each. */
export function useStaff(organization_id: string, freshly: Freshly) {
  const client = useQueryClient();
  const changed = async (call: () => Promise<Outcome<Member>>) => {
    const answer = await freshly(call);
    if (answer?.kind === "done") await client.invalidateQueries(staffQuery(organization_id));
    return answer;
  };
  const one = (member: Member) => ({ params: { path: { organization_id, staff_id: member.staff_id } } });
  return {
    invite: (body: NewMember) =>
      changed(() =>
        outcome(
          api.POST("/api/console/contracts/{organization_id}/staff", {
            params: { path: { organization_id } },
            body,
          }),
        ),
      ),
    change: (member: Member, body: MemberChange) =>
      changed(() =>
        outcome(
          api.PATCH("/api/console/contracts/{organization_id}/staff/{staff_id}", { ...one(member), body }),
        ),
      ),
    sendLink: (member: Member) =>
      changed(() =>
        outcome(
          api.POST("/api/console/contracts/{organization_id}/staff/{staff_id}/password-reset", one(member)),
        ),
      ),
  };
}

export type StaffCalls = ReturnType<typeof useStaff>;
