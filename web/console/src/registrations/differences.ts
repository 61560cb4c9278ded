import type { Candidate, ComparedField, Registration } from "../api/types";
import type { FieldName } from "./words";

export type Inviting = "email" | "sms" | "later";

/** What staff have to look at: only where the two do not say the same. */
export function differencesOf({ fields }: Candidate) {
  const agree = (one: ComparedField) => one.fit === "same" || one.fit === "nowhere";
  return {
    same: fields.filter(({ fit }) => fit === "same").map(({ field }) => field),
    different: fields.filter((one) => !agree(one)),
  };
}

/** What was typed can be written into the record where it says something else. */
export const canTake = ({ fit, typed }: ComparedField) => typed !== "" && fit !== "only_on_record";

const onRecord = (candidate: Candidate, field: FieldName, take: readonly FieldName[]) => {
  const one = candidate.fields.find((each) => each.field === field);
  return (take.includes(field) ? one?.typed : one?.on_record) ?? "";
};

/** Where an invitation goes: to the contact that will be on record, never to another. */
export const goesTo = (candidate: Candidate, how: Inviting, take: readonly FieldName[]) =>
  how === "later" ? "" : onRecord(candidate, how === "email" ? "email" : "phone", take);

export const usualInvitation = ({ email }: Registration): Inviting => (email ? "email" : "sms");
