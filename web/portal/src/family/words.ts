import { useLingui } from "@lingui/react/macro";
import type { Relation, Scope } from "../clinic/types.ts";

export const scopes: Scope[] = ["appointments", "documents", "results", "messages", "billing", "profile"];
export const relations: Exclude<Relation, "self">[] = ["partner", "child", "parent", "carer", "other"];

/** What may be done and seen for someone. */
export function useScopeWords(): Record<Scope, string> {
  const { t } = useLingui();
  return {
    appointments: t`Bookings and visits`,
    documents: t`Documents`,
    results: t`Lab results`,
    messages: t`Messages`,
    billing: t`Bills`,
    profile: t`Personal data`,
  };
}

/** What the other one is to me. */
export function useRelationWords(): Record<Relation, string> {
  const { t } = useLingui();
  return {
    self: t`You`,
    parent: t`My parent`,
    child: t`My son or daughter`,
    partner: t`My spouse or partner`,
    carer: t`My carer`,
    other: t`Someone else I trust`,
  };
}
