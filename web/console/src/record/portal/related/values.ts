import type {
  Basis,
  Direction,
  Grant,
  PatientRecord,
  RelatedPersons,
  Relation,
  Scope,
} from "../../../api/types";
import { ageOn } from "../../../format/age";
import { scopes } from "./words";

export type Chosen = { id: string; name: string };
export type GrantValues = {
  person?: Chosen;
  relation: Relation;
  basis: Basis;
  scopes: Scope[];
  from: string;
  until: string;
  reason: string;
};

/** A child's record asks for a parent more often than not, an adult's for somebody the adult agrees to. */
export function newGrant(
  record: PatientRecord,
  rules: RelatedPersons,
  today: string,
  direction?: Direction,
): GrantValues {
  const isChild =
    direction === "acts_for_patient" &&
    record.birth_date !== undefined &&
    ageOn(record.birth_date, today) < rules.proxy_end_age;
  return {
    relation: isChild ? "parent" : "child",
    basis: isChild ? "parental_responsibility" : "consent",
    scopes,
    from: "",
    until: "",
    reason: "",
  };
}

export const valuesOf = (grant: Grant): GrantValues => ({
  relation: grant.relation,
  basis: grant.basis,
  scopes: grant.scopes,
  from: grant.from,
  until: grant.until ?? "",
  reason: grant.reason ?? "",
});

export const termsOf = ({ relation, basis, scopes, from, until, reason }: GrantValues) => ({
  relation,
  basis,
  scopes,
  ...(from && { from }),
  ...(until && { until }),
  ...(reason.trim() && { reason }),
});
