import { useLingui } from "@lingui/react/macro";
import type { Basis, Relation, Scope } from "../../../api/types";

/** In the order of the forms. */
export const scopes: Scope[] = ["appointments", "documents", "results", "messages", "billing", "profile"];
export const relations: Exclude<Relation, "self">[] = ["parent", "child", "partner", "carer", "other"];
export const bases: Exclude<Basis, "self">[] = [
  "parental_responsibility",
  "guardianship",
  "power_of_attorney",
  "consent",
];

/** What may be done for the patient. */
export function useScopeWords(): Record<Scope, string> {
  const { t } = useLingui();
  return {
    appointments: t`Appointments and visits`,
    documents: t`Documents`,
    results: t`Lab results`,
    messages: t`Messages`,
    billing: t`Bills`,
    profile: t`Personal data`,
  };
}

/** What the one who acts is to the patient. */
export function useRelationWords(): Record<Relation, string> {
  const { t } = useLingui();
  return {
    self: t`The patient`,
    parent: t`Parent`,
    child: t`Son or daughter`,
    partner: t`Spouse or partner`,
    carer: t`Carer`,
    other: t`Someone else`,
  };
}

export function useBasisWords(): Record<Basis, string> {
  const { t } = useLingui();
  return {
    self: t`The patient`,
    parental_responsibility: t`Parental responsibility`,
    guardianship: t`Guardianship`,
    power_of_attorney: t`Power of attorney`,
    consent: t`The patient's own consent`,
  };
}
